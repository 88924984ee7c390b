// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/interpretationcard.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/lab/rules/nextrelease.h"
#include "ui/drafts/draftnote.h"
#include "ui/theme/theme.h"
#include "ui/validation/validationpresenter.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

std::string placeOf(const lab::OrderId& order)
{
    return "validation.interpretation:order:" + order.toString();
}

} // namespace

InterpretationCard::InterpretationCard(const Theme& theme, client::Drafts& drafts, ValidationPresenter& presenter, QWidget* parent)
    : Card(theme, parent), m_drafts(drafts), m_presenter(presenter), m_note(new DraftNote(theme, this)), m_text(new QPlainTextEdit(this)), m_keeper(drafts, [this] { return collect(); }, this)
{
    m_text->setAccessibleName(tr("Interpretation"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(theme.px(58));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(10));
    layout->addWidget(new Label(theme, TextStyle::Strong, tr("Interpretation"), this));
    layout->addWidget(m_note);
    layout->addWidget(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, &m_keeper, &DraftKeeper::touch);
    connect(m_text, &QPlainTextEdit::textChanged, this, &InterpretationCard::edited);
    connect(&drafts, &client::Drafts::loaded, this, &InterpretationCard::resume);
    connect(m_note, &DraftNote::givenUp, this, &InterpretationCard::giveUp);
}

QString InterpretationCard::text() const
{
    return m_text->toPlainText();
}

void InterpretationCard::showFile()
{
    const auto& order = m_presenter.file()->order;
    if (m_order != order.id) {
        m_keeper.flush(); // of the order before
        m_order = order.id;
        m_accession = order.accession;
        begin();
    } else if (text() == m_began && m_began != beginning()) {
        begin(); // it was signed meanwhile, or opened again, and nobody is typing
    }
    resume();
}

// A correction says everything anew, from what was said, and where nothing waits nothing else is left to sign; else the earlier words stay
// on the report, in their author's name.
QString InterpretationCard::beginning() const
{
    const auto lines = m_presenter.reportable();
    const bool corrects = !m_presenter.isAwaited(lines) || m_presenter.nextKind(lines) == lab::ReportKind::Corrected;
    return corrects ? QString::fromStdString(lab::standingInterpretation(m_presenter.file()->order, lines)) : QString();
}

void InterpretationCard::begin()
{
    m_began = beginning();
    m_looked = {};
    m_note->show({});
    const QSignalBlocker quiet(m_text); // nobody typed it
    m_text->setPlainText(m_began);
}

client::KeptDraft InterpretationCard::collect() const
{
    if (m_order.isNull())
        return {};
    client::KeptDraft draft{placeOf(m_order), "order:" + m_order.toString(), m_accession, {}, {}};
    if (text() != m_began)
        draft.fields = {{"text", text().toStdString()}};
    return draft;
}

void InterpretationCard::resume()
{
    if (m_order.isNull() || !m_drafts.isLoaded() || std::exchange(m_looked, m_order) == m_order)
        return;
    const auto* kept = m_drafts.find(placeOf(m_order));
    const auto* typed = kept ? kept->field("text") : nullptr;
    if (!typed || text() != m_began)
        return;
    m_note->show(kept->at);
    m_text->setPlainText(QString::fromStdString(*typed));
}

void InterpretationCard::giveUp()
{
    m_keeper.drop(placeOf(m_order));
    begin();
    m_looked = m_order;
    Q_EMIT edited();
    m_text->setFocus();
}

void InterpretationCard::signedFor(const lab::OrderId& order)
{
    m_keeper.drop(placeOf(order));
    m_note->show({});
    if (order == m_order)
        m_began = text(); // it stands in the report now
}

} // namespace paillasse::ui
