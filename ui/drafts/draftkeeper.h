// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>
#include <QTimer>

#include "app/client/drafts.h"

namespace paillasse::ui {

// Keeps what stands in a form while somebody types: half a second after the first key, and at once when told to (a lock, another order).
class DraftKeeper : public QObject {
    Q_OBJECT

public:
    // What stands there now; without a place there is nothing to keep, without fields it is dropped.
    using Collect = std::function<client::KeptDraft()>;

    DraftKeeper(client::Drafts& drafts, Collect collect, QObject* parent);

    // Somebody typed.
    void touch();
    // Writes now what was touched.
    void flush();
    // Saved or given up: gone, and what was touched since is not written.
    void drop(const std::string& place);

    // Of a dialog: what hides it (the lock) is no reason to wait.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void write();

    client::Drafts& m_drafts;
    Collect m_collect;
    QTimer m_soon;
};

} // namespace paillasse::ui
