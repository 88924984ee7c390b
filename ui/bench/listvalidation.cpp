// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/listvalidation.h"

#include "ui/bench/technicaldialog.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

ListValidation::ListValidation(const Theme& theme, client::Engine& engine, TechnicalBatch& batch, QWidget* page) : QObject(page), m_theme(theme), m_engine(engine), m_batch(batch), m_page(page)
{
    connect(&m_batch, &TechnicalBatch::gathered, this, &ListValidation::showList);
    connect(&m_batch, &TechnicalBatch::finished, this, &ListValidation::tell);
}

void ListValidation::ask(const client::WorklistFilter& list)
{
    if (m_batch.isBusy())
        return Q_EMIT said(tr("The list before is still being validated: wait until it is said how many lines were."), true);
    m_batch.gather(list);
}

void ListValidation::showList()
{
    if (m_batch.files().empty()) {
        Q_EMIT said(tr("Nothing to validate in this list: no saved result of your benches."), true);
        return;
    }
    auto* dialog = new TechnicalDialog(m_theme, m_batch, m_engine.records().directory(), m_page);
    connect(dialog, &TechnicalDialog::confirmed, &m_batch, &TechnicalBatch::validate);
    dialog->open();
}

void ListValidation::tell(const TechnicalBatch::Outcome& outcome)
{
    QStringList words{tr("%n line(s) validated.", nullptr, outcome.done)};
    if (const int held = m_batch.heldCount(); held > 0)
        words << tr("%n line(s) held.", nullptr, held);
    if (!outcome.refused.isEmpty())
        words << tr("%n order(s) refused: %1", nullptr, static_cast<int>(outcome.refused.size())).arg(Format::list(outcome.refused));
    Q_EMIT said(words.join(QLatin1Char(' ')), !outcome.refused.isEmpty());
}

} // namespace paillasse::ui
