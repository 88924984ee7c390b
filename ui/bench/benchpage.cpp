// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/benchpage.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/lab/rules/worklist.h"
#include "ui/bench/benchquestions.h"
#include "ui/bench/entrywalk.h"
#include "ui/bench/listvalidation.h"
#include "ui/bench/stopnotice.h"
#include "ui/drafts/draftnote.h"
#include "ui/models/bannerorder.h"
#include "ui/models/queuetable.h"
#include "ui/models/resultgridtable.h"
#include "ui/printing/emergencyprint.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"
#include "ui/widgets/newrowschip.h"

namespace paillasse::ui {

BenchPage::BenchPage(const Theme& theme, client::Engine& engine, QWidget* parent) : Page(parent), m_theme(theme), m_presenter(engine), m_chips(m_presenter), m_questions(new BenchQuestions(theme, m_presenter, this)), m_emergency(new EmergencyPrint(theme, engine, this)), m_listValidation(new ListValidation(theme, engine, m_presenter.batch(), this))
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildQueue());
    splitter->addWidget(buildOrder());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.px(264), theme.px(906)});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connectAll();
    showFile();
}

QWidget* BenchPage::buildQueue()
{
    auto* side = new QWidget(this);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_newRows = new NewRowsChip(m_theme, side);
    m_queue = new DataTable(m_theme, tr("Orders awaiting entry"), side);
    showAsQueue(*m_queue, m_presenter.worklist(), m_theme);
    layout->addWidget(m_newRows);
    layout->addWidget(m_queue, 1);
    return side;
}

QWidget* BenchPage::buildOrder()
{
    m_stack = new QStackedWidget(this);
    m_empty = new Label(m_theme, TextStyle::Body, {}, m_stack);
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_empty);

    auto* page = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(m_theme.px(12), m_theme.px(12), m_theme.px(12), m_theme.px(12));
    layout->setSpacing(m_theme.px(10));
    m_banner = new IdentityBanner(m_theme, page);
    m_draftNote = new DraftNote(m_theme, page);
    m_grid = new DataTable(m_theme, tr("Results of the order"), page);
    m_grid->setUnit(DataTable::Unit::Cell);
    m_resultDelegate = showAsResultGrid(*m_grid, m_presenter.grid(), m_theme,
                                        {{ResultGridModel::Tube, 54}, {ResultGridModel::Result, 80}, {ResultGridModel::Unit, 110}, {ResultGridModel::Range, 84},
                                         {ResultGridModel::Flag, 114}, {ResultGridModel::Previous, 116}, {ResultGridModel::Trend, 40}, {ResultGridModel::State, 104}});
    m_grid->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);

    m_limit = new Label(m_theme, TextStyle::Body, {}, page);
    m_limit->setObjectName(QStringLiteral("historyLimit"));
    m_limit->setInk(ColorRole::Quiet);
    m_limit->setAlignment(Qt::AlignRight);
    m_notice = new StopNotice(m_theme, m_presenter, page);
    auto* foot = new QHBoxLayout;
    m_said = new Label(m_theme, TextStyle::Body, {}, page);
    m_said->setElided(true);
    m_validate = new PrimaryButton(m_theme, tr("Validate technically"), QKeySequence(Qt::Key_F12), page);
    m_validate->setVisible(m_presenter.may(access::Permission::ValidateTechnically));
    m_choose = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Measurements…"), {}, page);
    m_choose->setShownKey(QKeySequence(Qt::Key_F10));
    m_choose->hide();
    foot->addWidget(m_said, 1);
    foot->addWidget(m_choose);
    foot->addWidget(m_validate);
    layout->addWidget(m_banner);
    layout->addWidget(m_draftNote);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_limit);
    layout->addWidget(m_notice);
    layout->addWidget(new HintLine(m_theme, tr("↵ saves and goes on · − first means < · + first means > · F6 not performed · F5 comment · Esc undoes typing"), page));
    layout->addLayout(foot);
    m_stack->addWidget(page);
    return m_stack;
}

void BenchPage::connectAll()
{
    m_keys.emplace(*this, *m_queue, *m_grid);
    m_walk = new EntryWalk(m_presenter, *m_queue, *m_grid, this);
    connect(m_queue, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.open(WorklistModel::orderOf(id)); });
    connect(m_queue, &DataTable::idActivated, this, [this](const QVariant& id) {
        m_keys->begin();
        m_presenter.open(WorklistModel::orderOf(id));
        m_grid->setFocus();
    });
    connect(m_newRows, &QAbstractButton::clicked, this, [this] { m_presenter.worklist().takeNewRows(); });
    connect(&m_presenter.worklist(), &WorklistModel::newRowsChanged, m_newRows, &NewRowsChip::setCount);
    connect(&m_presenter, &BenchPresenter::listChanged, this, [this] {
        if (!m_presenter.awaitsList() && m_keys->arrived(m_presenter.opened()))
            m_walk->begin(); // of an order that was in front already
        m_validate->setText(m_presenter.validatesList() ? tr("Validate the list…") : tr("Validate technically"));
        Q_EMIT countChanged();
        Q_EMIT chipsChanged();
    });
    connect(&m_presenter, &BenchPresenter::fileChanged, this, &BenchPage::showFile);
    connect(&m_presenter, &BenchPresenter::historyChanged, this, &BenchPage::showLimit);
    connect(&m_presenter, &BenchPresenter::said, this, &BenchPage::say);
    connect(&m_presenter, &BenchPresenter::unlistedShown, this, [this](const QString& why) {
        if (m_keys->areFree())
            m_grid->setFocus();
        say(why, true);
    });
    connect(m_emergency, &EmergencyPrint::said, this, &BenchPage::say);
    connect(&m_presenter, &BenchPresenter::committed, m_walk, &EntryWalk::goOn);
    connect(m_walk, &EntryWalk::said, this, &BenchPage::say);
    connect(&m_presenter.grid(), &ResultGridModel::entered, this, &BenchPage::enter);
    connect(m_resultDelegate, &ResultDelegate::typed, this, [this](const QModelIndex& index, const QString& text) { m_presenter.grid().type(index, text); });
    connect(m_grid, &DataTable::idChanged, this, [this](const QVariant& id) {
        const auto line = lab::LineId(id.toInt());
        showChoice();
        if (line != 0 && isStoppedBefore(line))
            return;
        showRemark();
    });
    connect(m_draftNote, &DraftNote::givenUp, &m_presenter, &BenchPresenter::giveUpDrafts);
    connect(m_validate, &QAbstractButton::clicked, this, &BenchPage::validate);
    connect(m_listValidation, &ListValidation::said, this, &BenchPage::say);
    connectQuestions();
}

void BenchPage::connectQuestions()
{
    const auto onKey = [this](const QKeySequence& key, const std::function<void()>& act) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    const auto rerun = [this] { m_questions->askRerun(m_walk->critical()); };
    const auto call = [this] { m_questions->askCall(m_walk->critical()); };
    const auto choose = [this] {
        if (const auto line = m_walk->current(); line != 0 && !isStoppedBefore(line))
            m_questions->askChoice(line);
    };
    connect(m_choose, &QAbstractButton::clicked, this, choose);
    onKey(QKeySequence(Qt::Key_F10), choose);
    connect(m_notice, &StopNotice::rerunWanted, this, rerun);
    connect(m_notice, &StopNotice::callWanted, this, call);
    connect(m_notice, &StopNotice::keepWanted, m_questions, &BenchQuestions::askKeep);
    connect(m_notice, &StopNotice::backWanted, this, [this] {
        if (const auto* stop = m_presenter.stoppedElsewhere())
            openOrder(stop->order);
    });
    onKey(QKeySequence(Qt::CTRL | Qt::Key_F12), [this] { m_presenter.validateTechnically(); });
    onKey(QKeySequence(Qt::SHIFT | Qt::Key_F12), [this] { m_presenter.validateTechnically(m_walk->current()); });
    onKey(QKeySequence(Qt::Key_F8), call);
    onKey(QKeySequence(Qt::Key_F7), rerun);
    onKey(QKeySequence(Qt::Key_F6), [this] {
        if (const auto line = m_walk->current(); line != 0 && !isStoppedBefore(line))
            m_questions->askNotPerformed(line);
    });
    onKey(QKeySequence(Qt::Key_F5), [this] { m_questions->askComment(m_walk->current()); });
    onKey(QKeySequence(Qt::Key_F4), [this] { m_questions->askControl(); });
    onKey(QKeySequence(Qt::Key_F3), [this] { switchExamination(); });
    onKey(QKeySequence(Qt::CTRL | Qt::Key_P), [this] { printUnreleased(); });
    connect(m_questions, &BenchQuestions::said, this, &BenchPage::say);
    connect(m_questions, &BenchQuestions::lineWanted, m_walk, &EntryWalk::edit);
    connect(m_questions, &BenchQuestions::examinationChosen, this, [this](const QString& code) {
        m_keys->expect();
        m_presenter.setExamination(code);
    });
}

QList<KeyAction> BenchPage::keys() const
{
    return {{QKeySequence(Qt::Key_Return), tr("Save the line and go on")}, {QKeySequence(Qt::Key_F2), tr("Back to the critical value that entry waits on")}, {QKeySequence(Qt::Key_F12), tr("Validate technically what is saved: of the order, or of the list where it is one of saved results")}, {QKeySequence(Qt::CTRL | Qt::Key_F12), tr("Validate only the order in front")}, {QKeySequence(Qt::SHIFT | Qt::Key_F12), tr("Validate only the line in front")},
            {QKeySequence(Qt::Key_F10), tr("Choose which of several measurements is reported")},
            {QKeySequence(Qt::Key_F9), tr("Keep a critical value without a call, with a reason")},
            {QKeySequence(Qt::Key_F8), tr("Note the call of a critical value")}, {QKeySequence(Qt::Key_F7), tr("Ask for a rerun")},
            {QKeySequence(Qt::Key_F6), tr("Not performed, with a reason")},    {QKeySequence(Qt::Key_F5), tr("Comment; the laboratory’s codes expand")},
            {QKeySequence(Qt::Key_F4), tr("Quality control of the day")},       {QKeySequence(Qt::Key_F3), tr("Work by examination, and back by order")},
            {QKeySequence(Qt::CTRL | Qt::Key_P), tr("Without the store: emergency print, not released")}};
}

void BenchPage::activate()
{
    m_presenter.refreshAll();
}

void BenchPage::focusEntry()
{
    if (m_presenter.file())
        m_grid->setFocus();
    else
        m_keys->enter(m_presenter.opened());
}

void BenchPage::search(const QString& text)
{
    m_keys->begin();
    m_presenter.search(text);
}

void BenchPage::submitSearch(const QString& text)
{
    m_keys->askFor();
    m_presenter.submitSearch(text);
}

void BenchPage::toggleChip(const QString& id, bool)
{
    if (id == QStringLiteral("by-examination"))
        return switchExamination();
    if (m_chips.toggle(id))
        m_keys->expect();
}

void BenchPage::open(const QString& subject)
{
    if (subject.startsWith(QStringLiteral("order:")))
        openOrder(WorklistModel::orderOf(subject.mid(6)));
    if (subject.startsWith(QStringLiteral("queue:")))
        toggleChip(subject.mid(6), true);
}

void BenchPage::openOrder(const lab::OrderId& order)
{
    m_keys->bring(order, m_presenter.awaitsList());
    m_presenter.open(order);
}

void BenchPage::showFile()
{
    const auto* file = m_presenter.file();
    m_stack->setCurrentIndex(file ? 1 : 0);
    if (!file) {
        m_empty->setInk(ColorRole::Quiet);
        m_empty->setText(m_presenter.may(access::Permission::ReadOrders) ? tr("Choose an order on the left, or scan a tube.") : tr("Quality control of the day: F4."));
        m_shown = {}; // should it come back, it comes as new
        return;
    }
    const auto day = Date::of(lab::collectionOf(file->order));
    m_banner->show(file->patient ? BannerIdentity::of(*file->patient, day) : BannerIdentity(), bannerOrder(file->order), m_presenter.now());
    if (std::exchange(m_shown, file->order.id) != file->order.id)
        m_walk->begin();
    m_draftNote->show(m_presenter.resumedFrom());
    showChoice();
    if (m_showsRemark)
        showRemark(); // of the line as it is now
    showLimit();
    m_notice->refresh();
}

void BenchPage::showLimit()
{
    m_limit->setText(m_presenter.older().note());
    m_limit->setVisible(!m_limit->text().isEmpty());
}

bool BenchPage::isStoppedBefore(lab::LineId line)
{
    if (const auto* stop = m_presenter.stoppedElsewhere()) {
        say(tr("Entry waits on the critical value of order %1 (F2 goes back to it).").arg(stop->number), true);
        return true;
    }
    const auto held = m_presenter.unanswered();
    if (held == 0 || line == held)
        return false;
    say(tr("Entry waits on the critical value: rerun (F7), call (F8) or keep it with a reason (F9)."), true);
    return true;
}

// Only where there is something to choose from.
void BenchPage::showChoice()
{
    const auto* file = m_presenter.file();
    const auto* line = file ? file->order.line(m_walk->current()) : nullptr;
    m_choose->setVisible(line && line->measurements.size() > 1);
}

// The interval's reason has no room in the grid, nor has why a value was measured again: it stands at the foot for the line in front.
void BenchPage::showRemark()
{
    m_said->setInk(ColorRole::Quiet);
    const auto& grid = m_presenter.grid();
    const int row = grid.rowOfLine(m_walk->current());
    const auto answers = grid.isTypable(row) ? grid.answers(row) : QString();
    // What may be typed stands first: the foot cuts what is long.
    m_said->setText(answers.isEmpty() ? grid.remark(row) : grid.remark(row).isEmpty() ? answers : answers + QStringLiteral(" · ") + grid.remark(row));
    m_showsRemark = true;
}

void BenchPage::say(const QString& text, bool isTrouble)
{
    m_showsRemark = false;
    m_said->setInk(isTrouble ? ColorRole::CriticalInk : ColorRole::Done);
    m_said->setText(text);
    m_said->setAccessibleDescription(text);
    if (m_presenter.file())
        return;
    m_empty->setInk(isTrouble ? ColorRole::CriticalInk : ColorRole::Quiet);
    m_empty->setText(text);
}

void BenchPage::enter(lab::LineId line)
{
    m_keys->begin();
    showRemark();
    // Its editor opens again with what is typed, so that the same key means it; every other line stays open, too.
    if (m_presenter.doubts(line))
        return void(QMetaObject::invokeMethod(m_grid, [this, line] { m_walk->editTyped(line); }, Qt::QueuedConnection));
    if (m_presenter.needsReason(line))
        m_questions->askReason(line);
    else
        m_presenter.commit(line);
}

// Down one examination, or by order again.
void BenchPage::switchExamination()
{
    if (m_presenter.filter().examination.empty())
        m_questions->askExamination();
    else
        m_presenter.setExamination({});
}

void BenchPage::validate()
{
    if (m_presenter.validatesList())
        m_listValidation->ask(m_presenter.filter());
    else
        m_presenter.validateTechnically();
}

void BenchPage::printUnreleased()
{
    if (const auto* file = m_presenter.file())
        m_emergency->ask(*file);
}

} // namespace paillasse::ui
