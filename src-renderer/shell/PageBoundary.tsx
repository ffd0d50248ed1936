// A page that fails does not take the program down: what happened, what was not lost, what to do.
import { Component } from 'react'
import type { ReactNode } from 'react'
import { text } from '../i18n/texts.ts'
import { Problem } from '../ui/states/Problem.tsx'

interface PageBoundaryProps {
  readonly children: ReactNode
}

export class PageBoundary extends Component<PageBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    const error = { code: 'failed', reason: text('shell:problem.page'), fields: [] } as const
    return <Problem error={error} retry={() => this.setState({ failed: false })} />
  }
}
