// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/lab/ids.h"
#include "ui/drafts/draftkeeper.h"
#include "ui/widgets/card.h"

class QPlainTextEdit;

namespace paillasse::ui {

class DraftNote;
class ValidationPresenter;

// The interpretation of the order in front, as it is typed: kept as a draft until the report is signed, and found again.
class InterpretationCard final : public Card {
    Q_OBJECT

public:
    InterpretationCard(const Theme& theme, client::Drafts& drafts, ValidationPresenter& presenter, QWidget* parent);

    // The presenter's order. What is being written stays while the same order changes underneath.
    void showFile();
    [[nodiscard]] QString text() const;
    // What was typed is written now: the station locks.
    void flush() { m_keeper.flush(); }
    // It stands on a report.
    void signedFor(const lab::OrderId& order);

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] QString beginning() const;
    void begin();
    [[nodiscard]] client::KeptDraft collect() const;
    void resume();
    void giveUp();

    client::Drafts& m_drafts;
    ValidationPresenter& m_presenter;
    DraftNote* m_note;
    QPlainTextEdit* m_text;
    DraftKeeper m_keeper;
    lab::OrderId m_order;
    std::string m_accession;
    QString m_began;       // as the reports have it
    lab::OrderId m_looked; // whose draft was looked for
};

} // namespace paillasse::ui
