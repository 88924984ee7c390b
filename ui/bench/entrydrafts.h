// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QHash>

#include "app/client/queries.h"
#include "ui/drafts/draftkeeper.h"

namespace paillasse::ui {

class ResultGridModel;

// What is typed into the order in front and not saved, values and comments: kept while somebody types, and found again when the order
// comes back to the front.
class EntryDrafts : public QObject {
    Q_OBJECT

public:
    // `file` is the order in front, or nothing; it outlives this.
    EntryDrafts(client::Drafts& drafts, ResultGridModel& grid, const std::optional<client::OrderFile>& file, QObject* parent);

    // Another order comes to the front, or none: what is typed is written, and the next one's is looked for.
    void leave();
    // Once for each order that comes to the front: what was typed into it before stands in its cells again.
    void resume();
    void giveUp();
    void flush() { m_keeper.flush(); }
    void setComment(lab::LineId line, const QString& text);
    [[nodiscard]] QString comment(lab::LineId line) const { return m_comments.value(line); }
    void saved(lab::LineId line);
    // Since when, where something of before is in front.
    [[nodiscard]] std::optional<Instant> resumedFrom() const { return m_resumed; }

Q_SIGNALS:
    void resumed();

private:
    [[nodiscard]] client::KeptDraft collect() const;

    client::Drafts& m_drafts;
    ResultGridModel& m_grid;
    const std::optional<client::OrderFile>& m_file;
    QHash<int, QString> m_comments;
    DraftKeeper m_keeper;
    std::optional<Instant> m_resumed;
    lab::OrderId m_looked; // whose drafts were looked for
};

} // namespace paillasse::ui
