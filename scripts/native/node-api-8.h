// Forced into every C++ file when better-sqlite3 is compiled for a Node-API below 10. The package's own source stays
// as published.
#pragma once
#ifdef __cplusplus
#include <node_api.h>
// A thread that is being ended can take no exception any more. An older Node-API says so by another status than the
// one that node-addon-api passes over, and would abort the whole program.
#define napi_cannot_run_js napi_pending_exception
#include <napi.h>
#undef napi_cannot_run_js
// An older Node-API cannot hold a reference to a string: hold an array around it.
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
