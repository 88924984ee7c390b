// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traypage.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/models/listkeys.h"
#include "ui/tray/askedwords.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"
#include "ui/widgets/reasondialog.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

namespace {
constexpr int retellMs = 10'000;
}

TrayPage::TrayPage(const Theme& theme, client::Engine& engine, QWidget* parent) : Page(parent), m_theme(theme), m_engine(engine), m_entries(engine.clock()), m_comparison(engine.clock())
{
    m_stack = new QStackedWidget(this);
    m_empty = new Label(theme, TextStyle::Body, {}, m_stack);
    m_empty->setInk(ColorRole::Quiet);
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_empty);

    auto* page = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    layout->setSpacing(theme.px(10));
    m_list = new DataTable(theme, tr("Refused and waiting acts"), page);
    m_list->setModel(&m_entries);
    m_list->setColumnDesignWidth(TrayModel::When, 130);
    m_list->setColumnDesignWidth(TrayModel::What, 190);
    m_list->setColumnDesignWidth(TrayModel::Record, 150);
    m_list->setStretchColumn(TrayModel::State);
    m_why = new Label(theme, TextStyle::Body, {}, page);
    m_why->setWordWrap(true);
    m_lines = new DataTable(theme, tr("Mine and the store’s, side by side"), page);
    m_lines->setModel(&m_comparison);
    m_lines->setColumnDesignWidth(TrayComparison::Mine, 200);
    m_lines->setColumnDesignWidth(TrayComparison::Theirs, 200);
    m_lines->setColumnDesignWidth(TrayComparison::By, 180);
    m_lines->setStretchColumn(TrayComparison::What);
    auto* foot = new QHBoxLayout;
    m_discard = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Keep the store's…"), QKeySequence(Qt::Key_F7), page);
    m_resend = new PrimaryButton(theme, tr("Keep mine: send again"), QKeySequence(Qt::Key_F12), page);
    m_said = new Label(theme, TextStyle::Body, {}, page);
    m_said->setElided(true);
    foot->addWidget(m_discard);
    foot->addWidget(m_said, 1);
    foot->addWidget(m_resend);
    m_others = new Label(theme, TextStyle::Body, {}, page);
    m_others->setInk(ColorRole::Quiet);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_others);
    layout->addWidget(m_why);
    layout->addWidget(m_lines, 1);
    layout->addLayout(foot);
    m_stack->addWidget(page);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);

    connect(m_list, &DataTable::idChanged, this, &TrayPage::showEntry);
    connect(m_resend, &QAbstractButton::clicked, this, [this] { decide(m_list->currentId(), client::TrayDecision::Resend); });
    connect(m_discard, &QAbstractButton::clicked, this, &TrayPage::confirmDiscard);
    connect(&engine.acts(), &client::Acts::refusedChanged, this, [this] {
        refresh();
        Q_EMIT countChanged();
    });
    connect(&engine.acts(), &client::Acts::pendingChanged, this, &TrayPage::refresh);
    connect(&engine, &client::Engine::connectionChanged, this, &TrayPage::refresh);
    // The store's version may come after its refusal.
    connect(&engine, &client::Engine::documentsChanged, this, [this] {
        if (m_entries.rowCount() > 0)
            refresh();
    });
    m_retold.setInterval(retellMs);
    connect(&m_retold, &QTimer::timeout, this, [this] {
        if (m_entries.waitingCount() > 0)
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

void TrayPage::activate()
{
    m_retold.start();
    refresh();
}

void TrayPage::refresh()
{
    m_entries.setDirectory(m_engine.records().directory());
    m_engine.acts().tray(this, [this](Result<std::vector<client::TrayEntry>> entries) {
        if (!entries)
            return;
        m_entries.showRefused(std::move(*entries));
        m_engine.acts().waiting(this, [this](Result<std::vector<client::WaitingAct>> waiting) {
            if (waiting)
                m_entries.showWaiting(std::move(*waiting), m_engine.lastTry());
            showStack();
        });
    });
}

// What waits of other people is sealed to the store: it can be counted here, and not read.
void TrayPage::showStack()
{
    const int others = std::max(m_engine.acts().pendingCount() - m_entries.waitingCount(), 0);
    const auto ofOthers = others > 0 ? tr("%n act(s) of other people wait here to be sent, too.", nullptr, others) : QString();
    m_empty->setText(others > 0 ? ofOthers : tr("Nothing to review: the store has taken everything that you did."));
    m_others->setText(ofOthers);
    m_others->setVisible(others > 0);
    const bool isEmpty = m_entries.rowCount() == 0;
    const bool wasEmpty = m_stack->currentIndex() == 0;
    m_stack->setCurrentIndex(isEmpty ? 0 : 1);
    // What waits comes and goes while people work on other pages: the keys stay there. And where the chosen act has gone nobody is to decide
    // the next one by the same key.
    if (!isEmpty && wasEmpty)
        keysAreFree(*this) ? m_list->focusEntry() : m_list->chooseFirst();
    showEntry(m_list->currentId());
}

void TrayPage::showEntry(const QVariant& id)
{
    const auto* entry = m_entries.entry(id);
    const auto* waiting = m_entries.waiting(id);
    m_resend->setEnabled(entry != nullptr);
    m_discard->setEnabled(entry != nullptr);
    m_why->clear();
    if (entry) {
        m_comparison.show(*entry, *m_engine.records().directory());
        explain(entry->act, entry->theirs ? entry->theirs : entry->mine, RefusalWords::of(entry->refusal));
    } else {
        m_comparison.clear();
    }
    if (waiting)
        explain(waiting->act, waiting->document, tr("It is kept here, and goes to the store by itself as soon as that can be reached. Nothing needs to be done."));
    m_lines->setVisible(m_comparison.rowCount() > 0);
}

void TrayPage::explain(const lab::Act& act, const std::optional<lab::Document>& document, const QString& state)
{
    const auto asked = AskedWords::of(act, document, *m_engine.records().directory());
    m_why->setText(asked.isEmpty() ? state : state + QLatin1Char('\n') + tr("What you did: %1.").arg(asked));
}

void TrayPage::decide(const QVariant& id, client::TrayDecision decision)
{
    const auto* entry = m_entries.entry(id);
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
    auto* dialog = new ReasonDialog(m_theme, tr("Keep the store's version"), tr("Your act leaves this list for good: nobody can read it here any more."),
                                    {{QStringLiteral("same"), tr("The store's value is right"), false}, {QStringLiteral("again"), tr("I shall enter it again"), false}}, tr("Keep the store's"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, id = m_list->currentId()] { decide(id, client::TrayDecision::Discard); });
    dialog->open();
}

} // namespace paillasse::ui
