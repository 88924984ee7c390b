// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/technicalbatch.h"

namespace paillasse::ui {

class Theme;

// F12 where a list is validated: what is gathered is shown to be confirmed, and what came of it said.
class ListValidation final : public QObject {
    Q_OBJECT

public:
    // The list opens over `page`.
    ListValidation(const Theme& theme, client::Engine& engine, TechnicalBatch& batch, QWidget* page);

    void ask(const client::WorklistFilter& list);

Q_SIGNALS:
    void said(const QString& text, bool isTrouble);

private:
    void showList();
    void tell(const TechnicalBatch::Outcome& outcome);

    const Theme& m_theme;
    client::Engine& m_engine;
    TechnicalBatch& m_batch;
    QWidget* m_page;
};

} // namespace paillasse::ui
