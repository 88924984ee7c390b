// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>
#include <QTimer>

#include "app/client/trail.h"

namespace paillasse::ui {

// One search in the trail: once somebody has stopped typing, or has taken what was found; with the number of hits. The words stay here, so
// that the same search is not noted again while it stands.
class SearchNote : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pause{1000};

    explicit SearchNote(client::Trail& trail, QObject* parent = nullptr);

    // With each key; empty: nothing is searched.
    void typed(const QString& text);
    void answered(qsizetype hits);
    // Enter, or something of what was found is opened.
    void settle();

private:
    void note();

    client::Trail& m_trail;
    QTimer m_pause;
    QString m_text;
    std::optional<qsizetype> m_hits; // of m_text, as far as it was answered
    bool m_isOpen = false;           // not noted yet
    bool m_isSettled = false;
};

} // namespace paillasse::ui
