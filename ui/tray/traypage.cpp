// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traypage.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"
#include "ui/widgets/reasondialog.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

TrayPage::TrayPage(const Theme& theme, client::Engine& engine, QWidget* parent) : Page(parent), m_theme(theme), m_engine(engine), m_entries(engine.clock()), m_comparison(engine.clock())
{
    m_stack = new QStackedWidget(this);
    auto* empty = new Label(theme, TextStyle::Body, tr("Nothing to review: the store has taken everything that you did."), m_stack);
    empty->setInk(ColorRole::Quiet);
    empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(empty);

    auto* page = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    layout->setSpacing(theme.px(10));
    m_list = new DataTable(theme, tr("Refused acts"), page);
    m_list->setModel(&m_entries);
    m_list->setColumnDesignWidth(TrayModel::When, 130);
    m_list->setColumnDesignWidth(TrayModel::What, 190);
    m_list->setColumnDesignWidth(TrayModel::Record, 150);
    m_list->setStretchColumn(TrayModel::Why);
    m_why = new Label(theme, TextStyle::Body, {}, page);
    m_why->setWordWrap(true);
    m_lines = new DataTable(theme, tr("Both values, line by line"), page);
    m_lines->setModel(&m_comparison);
    m_lines->setColumnDesignWidth(TrayComparison::Mine, 200);
    m_lines->setColumnDesignWidth(TrayComparison::Theirs, 200);
    m_lines->setColumnDesignWidth(TrayComparison::By, 180);
    m_lines->setStretchColumn(TrayComparison::Examination);
    auto* foot = new QHBoxLayout;
    m_discard = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Keep the store's…"), QKeySequence(Qt::Key_F7), page);
    m_resend = new PrimaryButton(theme, tr("Keep mine: send again"), QKeySequence(Qt::Key_F12), page);
    m_said = new Label(theme, TextStyle::Body, {}, page);
    m_said->setElided(true);
    foot->addWidget(m_discard);
    foot->addWidget(m_said, 1);
    foot->addWidget(m_resend);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_why);
    layout->addWidget(m_lines, 1);
    layout->addLayout(foot);
    m_stack->addWidget(page);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);

    connect(m_list, &DataTable::idChanged, this, &TrayPage::showEntry);
    connect(m_resend, &QAbstractButton::clicked, this, [this] { decide(client::TrayDecision::Resend); });
    connect(m_discard, &QAbstractButton::clicked, this, &TrayPage::confirmDiscard);
    connect(&engine.acts(), &client::Acts::refusedChanged, this, [this] {
        refresh();
        Q_EMIT countChanged();
    });
    // The store's version may come after its refusal.
    connect(&engine, &client::Engine::documentsChanged, this, [this] {
        if (m_entries.rowCount() > 0)
            refresh();
    });
    refresh();
}

QList<KeyAction> TrayPage::keys() const
{
    return {{QKeySequence(Qt::Key_F12), tr("Send my version again")}, {QKeySequence(Qt::Key_F7), tr("Keep what the store has")}};
}

void TrayPage::focusEntry()
{
    m_list->focusEntry();
}

void TrayPage::refresh()
{
    m_engine.acts().tray(this, [this](Result<std::vector<client::TrayEntry>> entries) {
        if (!entries)
            return;
        m_stack->setCurrentIndex(entries->empty() ? 0 : 1);
        m_entries.show(std::move(*entries));
        if (!m_list->currentId().isValid() && m_entries.rowCount() > 0)
            m_list->focusEntry();
        showEntry(m_list->currentId());
    });
}

void TrayPage::showEntry(const QVariant& id)
{
    const auto* entry = m_entries.entry(id);
    m_resend->setEnabled(entry != nullptr);
    m_discard->setEnabled(entry != nullptr);
    if (!entry) {
        m_comparison.clear();
        m_why->clear();
        return;
    }
    m_comparison.show(*entry, *m_engine.records().directory());
    m_why->setText(RefusalWords::of(entry->refusal));
}

void TrayPage::decide(client::TrayDecision decision)
{
    const auto* entry = m_entries.entry(m_list->currentId());
    if (!entry)
        return;
    m_engine.acts().resolveTray(entry->act.id, decision, this, [this, decision](const client::Submission& submission) {
        m_said->setInk(submission.isCommitted() ? ColorRole::Done : ColorRole::CriticalInk);
        m_said->setText(!submission.isCommitted()                        ? RefusalWords::of(submission)
                        : decision == client::TrayDecision::Resend ? tr("Sent again.")
                                                                   : tr("The store's version stands."));
        refresh();
    });
}

void TrayPage::confirmDiscard()
{
    auto* dialog = new ReasonDialog(m_theme, tr("Keep the store's version"), tr("Your act leaves this list; it stays readable for 35 days for whoever reviews this workstation."),
                                    {{QStringLiteral("same"), tr("The store's value is right"), false}, {QStringLiteral("again"), tr("I shall enter it again"), false}}, tr("Keep the store's"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this] { decide(client::TrayDecision::Discard); });
    dialog->open();
}

} // namespace paillasse::ui
