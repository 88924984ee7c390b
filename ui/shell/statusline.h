// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/base/clock.h"

namespace paillasse::ui {

class Label;
class Theme;

// The last three: the store answers, and nothing of what it sends comes in here.
enum class Connection { Online, Syncing, Offline, StoreFull, DiskFull, StoreTooNew, Unreadable };

struct Status {
    Connection connection = Connection::Offline;
    Instant lastSync;       // null: never
    int pendingActs = 0;    // in the outbox
    int refusedActs = 0;    // in the tray
    QString workstation;    // "BIOCH-02"
    QString quality;        // « CQ biochimie attesté à 07:30 par A. Le Goff »
    QString notice;         // « Signature ouverte jusqu'à 09:21 »

    bool operator==(const Status&) const = default;
};

// The thin line at the foot. Connection is a shape and words as well as a colour.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    StatusLine(const Theme& theme, QWidget* parent = nullptr);

    void setStatus(const Status& status, Instant now);
    [[nodiscard]] QString text() const; // all of it, for tests and assistive technology

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Status m_status;
    Label* m_connection;
    Label* m_pending;
    Label* m_workstation;
    Label* m_right;
};

} // namespace paillasse::ui
