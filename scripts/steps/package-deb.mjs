// A .deb of the unpacked app by dpkg-deb, which every Debian has; electron-builder's own needs a tool from the network.
import { cp, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../lib/paths.mjs'
import { onPath, run, tail } from '../lib/run.mjs'
import { Problem } from '../lib/say.mjs'

/** What Electron needs from Debian; the names with t64 are those of releases with 64-bit times. */
const depends = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libnotify4',
  'libxss1',
  'xdg-utils',
]

/**
 * @param {{ unpacked: string, dist: string, testing: boolean }} place testing: made of a runtime that is never released
 * @returns {Promise<string>} the file
 */
export async function makeDeb({ unpacked, dist, testing }) {
  if (!onPath('dpkg-deb'))
    throw new Problem('dpkg-deb is not installed. On Debian or Ubuntu run: sudo apt-get install -y dpkg')
  const { version, description } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch
  const name = testing ? 'keyholder-testing-only' : 'keyholder'
  const file = path.join(dist, `${name}_${version}_${architecture}.deb`)
  const work = await mkdtemp(path.join(tmpdir(), 'keyholder-deb-'))
  try {
    await fill(work, unpacked)
    await mkdir(path.join(work, 'DEBIAN'))
    const control = [
      `Package: ${name}`,
      `Version: ${version}`,
      `Architecture: ${architecture}`,
      'Maintainer: Keyholder maintainers <maintainers@example.com>',
      'Section: admin',
      'Priority: optional',
      `Installed-Size: ${Math.ceil((await sizeOf(work)) / 1024)}`,
      `Depends: ${depends.join(', ')}`,
      `Description: ${description}`,
      '',
    ]
    await writeFile(path.join(work, 'DEBIAN', 'control'), control.join('\n'))
    await writeFile(path.join(work, 'DEBIAN', 'postinst'), postinst, { mode: 0o755 })
    await chmod(work, 0o755)
    const { status, output } = await run('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', work, file])
    if (status !== 0) throw new Problem(`The .deb could not be made:\n${tail(output)}`)
    return file
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Lets the desktop know the link and the file type. Chromium's helper is setuid where namespaces are closed to people. */
const postinst = `#!/bin/sh
set -e
if [ "$1" = configure ]; then
  chmod 4755 /opt/Keyholder/chrome-sandbox || true
  update-desktop-database -q /usr/share/applications 2>/dev/null || true
  update-mime-database /usr/share/mime 2>/dev/null || true
fi
`

/**
 * @param {string} work
 * @param {string} unpacked
 */
async function fill(work, unpacked) {
  const share = path.join(work, 'usr', 'share')
  await cp(unpacked, path.join(work, 'opt', 'Keyholder'), { recursive: true })
  await mkdir(path.join(work, 'usr', 'bin'), { recursive: true })
  await symlink('/opt/Keyholder/keyholder', path.join(work, 'usr', 'bin', 'keyholder'))
  const linux = path.join(root, 'scripts', 'package', 'linux')
  await mkdir(path.join(share, 'applications'), { recursive: true })
  await cp(path.join(linux, 'keyholder.desktop'), path.join(share, 'applications', 'keyholder.desktop'))
  await mkdir(path.join(share, 'mime', 'packages'), { recursive: true })
  await cp(path.join(linux, 'keyholder.xml'), path.join(share, 'mime', 'packages', 'keyholder.xml'))
  const icons = path.join(root, 'resources', 'icon')
  for (const icon of (await readdir(icons)).filter((each) => /^\d+x\d+\.png$/.test(each))) {
    const folder = path.join(share, 'icons', 'hicolor', path.parse(icon).name, 'apps')
    await mkdir(folder, { recursive: true })
    await cp(path.join(icons, icon), path.join(folder, 'keyholder.png'))
  }
}

/** @param {string} folder @returns {Promise<number>} bytes */
async function sizeOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
