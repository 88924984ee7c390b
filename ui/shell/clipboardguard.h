// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QClipboard>
#include <QHash>
#include <QObject>

namespace paillasse::ui {

// Remembers (as a keyed hash) what was put on the clipboard from this program, and takes it off again when the work is covered:
// only if it is still there, never what another program has put there since.
class ClipboardGuard : public QObject {
    Q_OBJECT

public:
    explicit ClipboardGuard(QClipboard& clipboard, QObject* parent = nullptr);

    void clear();

Q_SIGNALS:
    // Somebody put a text there from a window of this program.
    void copied();

private:
    void look(QClipboard::Mode mode);
    void take(QClipboard::Mode mode);
    [[nodiscard]] QByteArray hashOf(QClipboard::Mode mode) const;

    QClipboard& m_clipboard;
    QByteArray m_key; // random: a hash alone would tell a short text
    QHash<int, QByteArray> m_ours;
};

} // namespace paillasse::ui
