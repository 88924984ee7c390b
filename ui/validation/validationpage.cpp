// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/validationpage.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/lab/rules/nextrelease.h"
#include "app/lab/rules/worklist.h"
#include "ui/confidential/withheld.h"
#include "ui/drafts/reasonkeeper.h"
#include "ui/models/bannerorder.h"
#include "ui/models/onlineonly.h"
#include "ui/models/queuetable.h"
#include "ui/models/resultgridtable.h"
#include "ui/printing/emergencyprint.h"
#include "ui/signing/signinggate.h"
#include "ui/theme/theme.h"
#include "ui/validation/clearorders.h"
#include "ui/validation/interpretationcard.h"
#include "ui/validation/orderside.h"
#include "ui/validation/readfirstcard.h"
#include "ui/validation/signingwords.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"
#include "ui/widgets/newrowschip.h"
#include "ui/widgets/reasondialog.h"
#include "ui/words/deliverywords.h"

namespace paillasse::ui {

ValidationPage::ValidationPage(const Theme& theme, client::Engine& engine, QWidget* parent) : Page(parent), m_theme(theme), m_engine(engine), m_presenter(engine)
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildQueue());
    splitter->addWidget(buildOrder());
    m_side = new OrderSide(theme, m_presenter, this);
    splitter->addWidget(m_side);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.px(256), theme.px(678), theme.px(230)});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    m_gate = new SigningGate(theme, engine, this);
    m_clear = new ClearOrders(theme, engine, m_presenter.batch(), *m_gate, *m_online, this);
    connectAll();
    showFile();
}

QWidget* ValidationPage::buildQueue()
{
    auto* side = new QWidget(this);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_newRows = new NewRowsChip(m_theme, side);
    m_queue = new DataTable(m_theme, tr("Orders awaiting validation"), side);
    showAsQueue(*m_queue, m_presenter.worklist(), m_theme);
    layout->addWidget(m_newRows);
    layout->addWidget(m_queue, 1);
    return side;
}

QWidget* ValidationPage::buildOrder()
{
    m_stack = new QStackedWidget(this);
    m_empty = new Label(m_theme, TextStyle::Body, {}, m_stack);
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_empty);
    auto* page = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(m_theme.px(10), m_theme.px(12), m_theme.px(10), m_theme.px(12));
    layout->setSpacing(m_theme.px(10));
    m_banner = new IdentityBanner(m_theme, page);
    m_readFirst = new ReadFirstCard(m_theme, m_presenter, page);

    m_grid = new DataTable(m_theme, tr("Results of the order"), page);
    showAsResultGrid(*m_grid, m_presenter.grid(), m_theme, {{ResultGridModel::Result, 80}, {ResultGridModel::Unit, 92}, {ResultGridModel::Range, 84}, {ResultGridModel::Flag, 98}, {ResultGridModel::Previous, 124}});
    m_grid->setColumnHidden(ResultGridModel::Tube, true);
    m_grid->setColumnHidden(ResultGridModel::Trend, true);
    m_grid->setColumnHidden(ResultGridModel::State, true);

    m_interpretation = new InterpretationCard(m_theme, m_engine.drafts(), m_presenter, page);
    connect(m_interpretation, &InterpretationCard::edited, this, &ValidationPage::nameSigning);

    auto* foot = new QHBoxLayout;
    auto* back = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Send back…"), QKeySequence(Qt::Key_F7), page);
    auto* single = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("This line, urgently"), QKeySequence(Qt::Key_F9), page);
    m_said = new Label(m_theme, TextStyle::Body, {}, page);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(m_said->sizeHint().height()); // its words come and go: nothing moves for them
    m_sign = new PrimaryButton(m_theme, {}, QKeySequence(Qt::CTRL | Qt::Key_Return), page);
    m_glass = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Confidential…"), QKeySequence(Qt::CTRL | Qt::Key_B), page);
    m_glass->setToolTip(tr("Break the glass for this patient"));
    m_glass->hide();
    connect(m_glass, &QAbstractButton::clicked, this, [this] {
        if (const auto* file = m_presenter.file())
            Q_EMIT pageRequested(QStringLiteral("confidential"), glassSubject(file->order.patient));
    });
    foot->addWidget(back);
    foot->addWidget(single);
    foot->addWidget(m_glass);
    foot->addStretch(1);
    foot->addWidget(m_sign);
    auto* needs = new Label(m_theme, TextStyle::Body, {}, page);
    needs->setInk(ColorRole::Abnormal);
    needs->setWordWrap(true);
    m_online = new OnlineOnly(m_engine, tr("Offline: signing needs the store. The orders stay in your queue; reading and sending back go on."), this);
    m_online->guard(single);
    m_online->guard(m_sign);
    m_online->setNotice(needs);
    connect(back, &QAbstractButton::clicked, this, &ValidationPage::askSendBack);
    connect(single, &QAbstractButton::clicked, this, [this] { sign(currentLine()); });
    connect(m_sign, &QAbstractButton::clicked, this, [this] { sign(0); });

    layout->addWidget(m_banner);
    layout->addWidget(m_readFirst);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_interpretation);
    layout->addWidget(needs);
    layout->addWidget(m_said);
    layout->addLayout(foot);
    m_stack->addWidget(page);
    return m_stack;
}

void ValidationPage::connectAll()
{
    m_keys.emplace(*this, *m_queue, *m_grid);
    connect(m_queue, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.open(WorklistModel::orderOf(id)); });
    connect(m_queue, &DataTable::idActivated, this, [this](const QVariant& id) {
        m_keys->begin();
        m_presenter.open(WorklistModel::orderOf(id));
        m_grid->focusEntry();
    });
    connect(m_newRows, &QAbstractButton::clicked, this, [this] { m_presenter.worklist().takeNewRows(); });
    connect(&m_presenter.worklist(), &WorklistModel::newRowsChanged, m_newRows, &NewRowsChip::setCount);
    connect(m_grid, &DataTable::idChanged, this, [this](const QVariant& id) { m_side->showLine(lab::LineId(id.toInt())); });
    connect(&m_presenter, &ValidationPresenter::listChanged, this, [this] {
        if (!m_presenter.awaitsList())
            m_keys->arrived(m_presenter.opened());
        Q_EMIT countChanged();
        Q_EMIT chipsChanged();
    });
    connect(&m_presenter, &ValidationPresenter::fileChanged, this, &ValidationPage::showFile);
    connect(&m_presenter, &ValidationPresenter::said, this, &ValidationPage::say);
    connect(&m_presenter, &ValidationPresenter::unlistedShown, this, [this](const QString& why) {
        if (m_keys->areFree())
            m_grid->focusEntry();
        say(why, true);
    });
    connect(&m_presenter, &ValidationPresenter::released, this, &ValidationPage::afterRelease);
    m_emergency = new EmergencyPrint(m_theme, m_engine, this);
    connect(m_emergency, &EmergencyPrint::said, this, &ValidationPage::say);
    auto* print = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_P), this);
    print->setContext(Qt::WidgetWithChildrenShortcut);
    connect(print, &QShortcut::activated, this, [this] {
        if (const auto* file = m_presenter.file())
            m_emergency->ask(*file);
    });
    auto* report = new QShortcut(QKeySequence(Qt::Key_F10), this);
    report->setContext(Qt::WidgetWithChildrenShortcut);
    connect(report, &QShortcut::activated, this, &ValidationPage::showReport);
    connect(m_clear, &ClearOrders::said, this, &ValidationPage::say);
    connect(&m_presenter.batch(), &BatchSigner::finished, &m_presenter, &ValidationPresenter::refreshAll);
}

QList<Chip> ValidationPage::chips() const
{
    const auto lane = m_presenter.filter().lane;
    const int all = m_presenter.counts().toValidate;
    const int clear = m_presenter.batch().count();
    return {{QStringLiteral("all"), tr("To validate"), all, lane == client::Lane::Both, true, false},
            {QStringLiteral("review"), tr("Needs review"), clear < 0 ? -1 : std::max(all - clear, 0), lane == client::Lane::Review, true, false},
            {QStringLiteral("clear"), tr("Clear"), clear, lane == client::Lane::Clear, true, false}};
}

QWidget* ValidationPage::topWidget()
{
    return m_clear->button();
}

QList<KeyAction> ValidationPage::keys() const
{
    return {{QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Validate and sign the order, and go on to the next")}, {QKeySequence(Qt::Key_F12), tr("Sign the clear orders from one list")},
            {QKeySequence(Qt::Key_F10), tr("Show the report signed last")}, {QKeySequence(Qt::Key_F9), tr("Release the current line urgently: partial results")}, {QKeySequence(Qt::Key_F7), tr("Send back to the bench, with a reason")},
            {QKeySequence(Qt::CTRL | Qt::Key_P), tr("Without the store: emergency print, not released")},
            {QKeySequence(Qt::CTRL | Qt::Key_B), tr("Break the glass for a patient with confidential examinations")}};
}

void ValidationPage::focusEntry()
{
    m_keys->enter(m_presenter.opened());
}

void ValidationPage::search(const QString& text)
{
    m_keys->begin();
    m_presenter.search(text);
}

void ValidationPage::submitSearch(const QString& text)
{
    m_keys->askFor();
    m_presenter.submitSearch(text);
}

void ValidationPage::toggleChip(const QString& id, bool)
{
    m_keys->expect();
    m_presenter.setLane(id == QStringLiteral("review") ? client::Lane::Review : id == QStringLiteral("clear") ? client::Lane::Clear : client::Lane::Both);
}

void ValidationPage::open(const QString& subject)
{
    if (!subject.startsWith(QStringLiteral("order:")))
        return;
    const auto order = WorklistModel::orderOf(subject.mid(6));
    m_keys->bring(order, m_presenter.awaitsList());
    m_presenter.open(order);
}

void ValidationPage::lock()
{
    m_interpretation->flush();
    m_gate->close();
}

QString ValidationPage::said() const
{
    return m_said->text();
}

void ValidationPage::say(const QString& text, bool isTrouble)
{
    m_said->setInk(isTrouble ? ColorRole::CriticalInk : ColorRole::Done);
    m_said->setText(text);
    m_said->setAccessibleDescription(text);
    if (m_presenter.file())
        return;
    m_empty->setInk(isTrouble ? ColorRole::CriticalInk : ColorRole::Quiet);
    m_empty->setText(text);
}

void ValidationPage::showFile()
{
    const auto* file = m_presenter.file();
    m_stack->setCurrentIndex(file ? 1 : 0);
    m_glass->setVisible(file && mayBreakGlassFor(m_engine.session(), file->order));
    m_side->showLine(currentLine());
    if (!file) {
        m_empty->setInk(ColorRole::Quiet);
        m_empty->setText(tr("Choose an order on the left."));
        return;
    }
    m_banner->show(file->patient ? BannerIdentity::of(*file->patient, Date::of(lab::collectionOf(file->order))) : BannerIdentity(), bannerOrder(file->order), m_engine.now());
    m_interpretation->showFile();
    m_readFirst->showFile();
    nameSigning();
}

// What the key would sign now.
void ValidationPage::nameSigning()
{
    const auto lines = m_presenter.reportable();
    const auto* file = m_presenter.file();
    const bool isSomething = file && m_presenter.objection(lines, m_interpretation->text()).isEmpty();
    m_sign->setText(isSomething ? SigningWords::of(file->order, lines, m_presenter.nextKind(lines, m_interpretation->text())) : tr("Validate and sign"));
}

// What is typed into it outlives a lock and a crash; the same question begins with it.
void ValidationPage::openKept(ReasonDialog* dialog, const char* why)
{
    keepReason(*dialog, m_engine.drafts(), ReasonPlace::of(std::string("validation.") + why, m_presenter.file()->order));
    dialog->open();
}

lab::LineId ValidationPage::currentLine() const
{
    return lab::LineId(m_grid->currentId().toInt());
}

void ValidationPage::sign(lab::LineId only)
{
    m_said->clear();
    const auto lines = m_presenter.reportable(only);
    if (const auto objection = m_presenter.objection(lines, m_interpretation->text()); !objection.isEmpty())
        return say(objection, true);
    const auto request = m_presenter.request(lines, m_interpretation->text());
    if (request.kind == lab::ReportKind::Corrected)
        return askCorrection(request);
    signNow(request);
}

void ValidationPage::askCorrection(const client::ReleaseRequest& request)
{
    const auto& order = m_presenter.file()->order;
    QList<Reason> reasons;
    if (m_presenter.isAwaited(request.lines))
        reasons << Reason{QStringLiteral("error"), tr("Result corrected")};
    if (m_presenter.isNamedOtherwise())
        reasons << Reason{QStringLiteral("identity"), tr("Identity corrected")};
    if (request.interpretation != lab::standingInterpretation(order, request.lines))
        reasons << Reason{QStringLiteral("interpretation"), tr("Interpretation changed")};
    reasons << Reason{QStringLiteral("other"), tr("Other"), true};
    const auto holders = DeliveryWords::holdersOf(order, lab::versionToReplace(order));
    auto* dialog = new ReasonDialog(m_theme, tr("Corrected report"), tr("The new version replaces the one that was released. Why?"), reasons, tr("Sign the correction"), this);
    dialog->setNotice(holders.isEmpty() ? tr("Nobody has received what it replaces, as far as is recorded here.") : tr("Received what it replaces, and must have the new one: %1").arg(holders));
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, request, dialog] {
        auto reasoned = request;
        reasoned.reason = dialog->words().trimmed().toStdString();
        signNow(reasoned);
    });
    m_online->guard(dialog);
    openKept(dialog, "correction");
}

void ValidationPage::signNow(const client::ReleaseRequest& request)
{
    m_gate->pass([this, request] { m_presenter.release(request); });
}

// Stays where the work is: the next order comes, and the report is one key away.
void ValidationPage::afterRelease(const lab::OrderId& order, int version)
{
    m_released = order;
    m_interpretation->signedFor(order);
    const auto* file = m_presenter.file();
    const auto accession = file && file->order.id == order ? QString::fromStdString(file->order.accession) : QString();
    const auto next = m_presenter.worklist().nextTo(order);
    if (!next.isNull()) {
        m_queue->setCurrentId(WorklistModel::idOf(next));
        say(tr("%1 signed, version %2 (F10 shows it).").arg(accession).arg(version), false);
    } else {
        say(tr("%1 signed, version %2 (F10 shows it). That was the last of this list.").arg(accession).arg(version), false);
    }
}

void ValidationPage::showReport()
{
    if (m_released.isNull())
        return say(tr("Nothing was signed here yet."), true);
    Q_EMIT pageRequested(QStringLiteral("reports"), QStringLiteral("released:") + QString::fromStdString(m_released.toString()));
}

void ValidationPage::askSendBack()
{
    const auto line = currentLine();
    const auto* file = m_presenter.file();
    const auto* shown = file ? file->order.line(line) : nullptr;
    if (!shown || !lab::isNews(file->order, *shown)) {
        say(tr("Choose a line that awaits your validation first."), true);
        return;
    }
    const QList<Reason> reasons{{QStringLiteral("check"), tr("Check on another tube"), false}, {QStringLiteral("rerun"), tr("Run it again"), false}, {QStringLiteral("coherence"), tr("Does not fit the other results"), false}, {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Send back to the bench"), tr("The technician sees the reason with the line."), reasons, tr("Send back"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, seen = file->order, line, dialog] { m_presenter.sendBack(seen, line, dialog->words()); });
    openKept(dialog, "send-back");
}

} // namespace paillasse::ui
