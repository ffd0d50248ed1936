// Forced into every C++ file when better-sqlite3 is compiled for a Node-API below 10, which cannot hold a
// reference to a string: hold an array around it. The package's own source stays as published.
#pragma once
#ifdef __cplusplus
#include <napi.h>
namespace Napi {
template <> class Reference<String> {
 public:
  static Reference<String> New(const String& s, uint32_t = 1) {
    Reference<String> r;
    Array box = Array::New(s.Env(), 1);
    box.Set(uint32_t(0), s);
    r.box_ = ObjectReference(Napi::Persistent(static_cast<const Object&>(box)));
    return r;
  }
  Reference() {}
  Reference(Reference<String>&& o) : box_(std::move(o.box_)) {}
  Reference<String>& operator=(Reference<String>&& o) {
    box_ = std::move(o.box_);
    return *this;
  }
  String Value() const { return box_.Value().Get(uint32_t(0)).As<String>(); }
  bool IsEmpty() const { return box_.IsEmpty(); }

 private:
  ObjectReference box_;
};
}  // namespace Napi
#endif
