// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/clipboardguard.h"

#include <QApplication>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

namespace paillasse::ui {

namespace {

constexpr qsizetype keySize = 32;

bool isTold(const QClipboard& clipboard, QClipboard::Mode mode)
{
    return mode == QClipboard::Clipboard || (mode == QClipboard::Selection && clipboard.supportsSelection());
}

} // namespace

ClipboardGuard::ClipboardGuard(QClipboard& clipboard, QObject* parent) : QObject(parent), m_clipboard(clipboard), m_key(keySize, Qt::Uninitialized)
{
    QRandomGenerator::system()->generate(m_key.begin(), m_key.end());
    connect(&clipboard, &QClipboard::changed, this, &ClipboardGuard::look);
}

QByteArray ClipboardGuard::hashOf(QClipboard::Mode mode) const
{
    const auto text = m_clipboard.text(mode);
    return text.isEmpty() ? QByteArray() : QMessageAuthenticationCode::hash(text.toUtf8(), m_key, QCryptographicHash::Sha256);
}

// From this program: the platform says that it is ours, or somebody is at a window of ours (some platforms cannot tell).
void ClipboardGuard::look(QClipboard::Mode mode)
{
    if (!isTold(m_clipboard, mode))
        return;
    const bool owned = mode == QClipboard::Clipboard ? m_clipboard.ownsClipboard() : m_clipboard.ownsSelection();
    if (owned || QApplication::activeWindow())
        take(mode);
    else
        m_ours.remove(mode);
}

void ClipboardGuard::take(QClipboard::Mode mode)
{
    const auto hash = hashOf(mode);
    const bool isNew = !hash.isEmpty() && m_ours.value(mode) != hash;
    m_ours.insert(mode, hash);
    // A selection is made by each drag of the mouse: nobody means to take that away.
    if (isNew && mode == QClipboard::Clipboard)
        Q_EMIT copied();
}

void ClipboardGuard::clear()
{
    for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection}) {
        const auto ours = m_ours.take(mode);
        if (!ours.isEmpty() && hashOf(mode) == ours)
            m_clipboard.clear(mode);
    }
}

} // namespace paillasse::ui
