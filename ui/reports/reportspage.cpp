// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reports/reportspage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/lab/rules/demography.h"
#include "ui/drafts/reasonkeeper.h"
#include "ui/models/bannerorder.h"
#include "ui/models/onlineonly.h"
#include "ui/models/queuetable.h"
#include "ui/printing/recipients.h"
#include "ui/printing/reportprinter.h"
#include "ui/signing/signinggate.h"
#include "ui/theme/format.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/flags.h"
#include "ui/widgets/label.h"
#include "ui/widgets/newrowschip.h"
#include "ui/widgets/pdfview.h"
#include "ui/widgets/reasondialog.h"
#include "ui/words/deliverywords.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

ReportsPage::ReportsPage(const Theme& theme, client::Engine& engine, QWidget* parent) : Page(parent), m_theme(theme), m_engine(engine), m_presenter(engine)
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    auto* side = new QWidget(splitter);
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->setSpacing(0);
    m_newRows = new NewRowsChip(theme, side);
    m_queue = new DataTable(theme, tr("Reports"), side);
    showAsQueue(*m_queue, m_presenter.worklist(), theme);
    sideLayout->addWidget(m_newRows);
    sideLayout->addWidget(m_queue, 1);
    splitter->addWidget(side);
    splitter->addWidget(buildReport());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.px(290), theme.px(880)});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    m_gate = new SigningGate(theme, engine, this);
    connectAll();
    showFile();
}

QWidget* ReportsPage::buildReport()
{
    m_stack = new QStackedWidget(this);
    m_empty = new Label(m_theme, TextStyle::Body, {}, m_stack);
    m_empty->setInk(ColorRole::Quiet);
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_empty);
    auto* page = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(m_theme.px(16), m_theme.px(12), m_theme.px(16), m_theme.px(12));
    layout->setSpacing(m_theme.px(8));
    m_banner = new IdentityBanner(m_theme, page);
    auto* bar = new QHBoxLayout;
    m_versions = new QComboBox(page);
    m_versions->setAccessibleName(tr("Version of the report"));
    m_versions->setMinimumHeight(m_theme.controlHeight());
    m_badges = new BadgeLabel(m_theme, page);
    m_badges->setObjectName(QStringLiteral("reportBadges"));
    bar->addWidget(m_versions);
    bar->addWidget(m_badges);
    bar->addStretch(1);
    m_deliveries.setHeaders({tr("When"), tr("To"), tr("How"), tr("Version"), tr("By")});
    m_log = new DataTable(m_theme, tr("Who received it"), page);
    m_log->setModel(&m_deliveries);
    for (const auto& [column, width] : {std::pair(0, 130), std::pair(2, 220), std::pair(3, 70), std::pair(4, 190)})
        m_log->setColumnDesignWidth(column, width);
    m_log->setStretchColumn(1);
    m_log->setFixedHeight(m_theme.px(104)); // its head and three rows; older ones below
    m_view = new PdfView(m_theme, tr("The report"), page);
    auto* foot = new QHBoxLayout;
    m_reopen = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Correct…"), QKeySequence(Qt::Key_F7), page);
    m_withdraw = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Withdraw…"), {}, page);
    auto* deliver = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Delivered to…"), QKeySequence(Qt::Key_F8), page);
    auto* printButton = new PrimaryButton(m_theme, tr("Print"), QKeySequence(Qt::CTRL | Qt::Key_P), page);
    m_said = new Label(m_theme, TextStyle::Body, {}, page);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(m_said->sizeHint().height()); // its words come and go: nothing moves for them
    auto* needs = new Label(m_theme, TextStyle::Body, {}, page);
    needs->setInk(ColorRole::Abnormal);
    needs->setWordWrap(true);
    needs->hide();
    m_online = new OnlineOnly(m_engine, tr("Offline: correcting and withdrawing need the store. Printing and deliveries go on, and are sent later."), this);
    m_online->guard(m_reopen);
    m_online->guard(m_withdraw);
    if (m_presenter.mayCorrect())
        m_online->setNotice(needs);
    foot->addWidget(m_reopen);
    foot->addWidget(m_withdraw);
    foot->addStretch(1);
    foot->addWidget(deliver);
    foot->addWidget(printButton);
    connect(m_reopen, &QAbstractButton::clicked, this, &ReportsPage::askReopening);
    connect(m_withdraw, &QAbstractButton::clicked, this, &ReportsPage::askWithdrawal);
    connect(deliver, &QAbstractButton::clicked, this, &ReportsPage::askDelivery);
    connect(printButton, &QAbstractButton::clicked, this, &ReportsPage::print);
    layout->addWidget(m_banner);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_log);
    layout->addWidget(needs);
    layout->addWidget(m_said);
    layout->addLayout(foot);
    m_stack->addWidget(page);
    return m_stack;
}

void ReportsPage::connectAll()
{
    m_keys.emplace(*this, *m_queue, *m_stack);
    connect(m_queue, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.open(WorklistModel::orderOf(id)); });
    connect(m_newRows, &QAbstractButton::clicked, this, [this] { m_presenter.worklist().takeNewRows(); });
    connect(&m_presenter.worklist(), &WorklistModel::newRowsChanged, m_newRows, &NewRowsChip::setCount);
    connect(m_versions, &QComboBox::activated, this, [this](int index) { m_presenter.showVersion(static_cast<std::uint16_t>(m_versions->itemData(index).toUInt())); });
    connect(&m_presenter, &ReportsPresenter::listChanged, this, [this] {
        if (!m_presenter.awaitsList())
            m_keys->arrived(m_presenter.opened());
        Q_EMIT countChanged();
        Q_EMIT chipsChanged();
    });
    connect(&m_presenter, &ReportsPresenter::fileChanged, this, &ReportsPage::showFile);
    connect(&m_presenter, &ReportsPresenter::pdfChanged, this, &ReportsPage::showPdf);
    connect(&m_presenter, &ReportsPresenter::said, this, &ReportsPage::say);
}

QList<Chip> ReportsPage::chips() const
{
    const auto queue = m_presenter.filter().queue;
    QList<Chip> chips{{QStringLiteral("all"), tr("Released"), -1, queue == client::Queue::Released, true, false},
                      {QStringLiteral("deliver"), tr("To deliver"), m_presenter.counts().reportsToDeliver, queue == client::Queue::ToDeliver, true, false}};
    if (const int count = m_presenter.counts().unreleasedPrints; count > 0 || queue == client::Queue::PrintedUnreleased)
        chips << Chip{QStringLiteral("unreleased"), tr("Printed unreleased"), count, queue == client::Queue::PrintedUnreleased, true, false};
    return chips;
}

QList<KeyAction> ReportsPage::keys() const
{
    return {{QKeySequence(Qt::CTRL | Qt::Key_P), tr("Print, and record it")}, {QKeySequence(Qt::Key_F8), tr("Record a delivery")}, {QKeySequence(Qt::Key_F7), tr("Open for a correction")}};
}

void ReportsPage::focusEntry()
{
    m_keys->enter(m_presenter.opened());
}

void ReportsPage::search(const QString& text)
{
    m_keys->begin();
    m_presenter.search(text);
}

void ReportsPage::toggleChip(const QString& id, bool)
{
    m_keys->expect();
    m_presenter.setQueue(id == QStringLiteral("deliver") ? client::Queue::ToDeliver : id == QStringLiteral("unreleased") ? client::Queue::PrintedUnreleased : client::Queue::Released);
}

void ReportsPage::open(const QString& subject)
{
    if (subject.startsWith(QStringLiteral("queue:")))
        return toggleChip(subject.mid(6), true);
    const auto colon = subject.indexOf(QLatin1Char(':'));
    const auto order = WorklistModel::orderOf(subject.mid(colon + 1));
    m_keys->bring(order, m_presenter.awaitsList());
    m_presenter.open(order);
}

void ReportsPage::showFile()
{
    const auto* file = m_presenter.file();
    m_stack->setCurrentIndex(file && !file->order.reports.empty() ? 1 : 0);
    m_empty->setText(!file                                ? tr("Choose a report on the left.")
                     : file->order.hasUnreleasedPrint() ? tr("These results were handed out before their release: %1.\nThey stay listed until a biologist has signed the report that replaces them.").arg(DeliveryWords::receivedBy(file->order, 0))
                                                          : tr("Nothing of this order is released yet."));
    if (!file)
        return;
    m_banner->show(file->patient ? BannerIdentity::of(*file->patient, Date::of(lab::collectionOf(file->order))) : BannerIdentity(), bannerOrder(file->order), m_engine.now());
    m_versions->clear();
    for (const auto& report : file->order.reports) {
        m_versions->addItem(tr("Version %1 · %2").arg(report.version).arg(Format::dateTime(report.releasedAt)), uint(report.version));
        if (report.version == m_presenter.version())
            m_versions->setCurrentIndex(m_versions->count() - 1);
    }
    showLog();
    m_reopen->setVisible(m_presenter.mayCorrect());
    m_withdraw->setVisible(m_presenter.mayCorrect());
    showPdf();
}

// Newest first, of every version: whoever printed it twice stands here twice.
void ReportsPage::showLog()
{
    const auto& order = m_presenter.file()->order;
    const auto people = m_engine.records().directory();
    QList<Row> rows;
    for (auto i = order.deliveries.size(); i-- > 0;) {
        const auto& delivery = order.deliveries[i];
        const auto again = std::any_of(order.deliveries.begin(), order.deliveries.begin() + static_cast<std::ptrdiff_t>(i), [&delivery](const lab::Delivery& other) {
            return other.version == delivery.version && other.channel == delivery.channel && delivery.channel == lab::DeliveryChannel::Print;
        });
        const auto by = people->people.find(delivery.by);
        rows << Row{QString::number(i),
                    {{Format::dateTime(delivery.at), CellInk::Quiet, {}, {}, true},
                     {QString::fromStdString(delivery.to), CellInk::Strong},
                     {DeliveryWords::how(delivery, again)},
                     {QString::number(delivery.version), delivery.version == m_presenter.version() ? CellInk::Normal : CellInk::Quiet, {}, {}, true},
                     {by == people->people.end() ? QString() : QString::fromStdString(by->second.name), CellInk::Quiet}}};
    }
    m_deliveries.setRows(rows);
    m_log->setVisible(!rows.isEmpty());
}

void ReportsPage::lock()
{
    m_gate->close();
}

void ReportsPage::showPdf()
{
    if (m_presenter.pdf().isEmpty())
        m_view->clear();
    else
        m_view->show(m_presenter.pdf());
    Badges badges;
    if (const auto* report = m_presenter.report())
        badges << StatusBadges::report(report->kind);
    if (const auto genuine = m_presenter.isGenuine())
        badges << (*genuine ? Badge{Tone::Done, Shape::Check, tr("registered copy"), {}} : Badge{Tone::Critical, Shape::Exclamation, tr("not the registered copy"), {}});
    if (m_presenter.isNamedOtherwise())
        badges << Badge{Tone::Abnormal, Shape::Pen, tr("identity changed since"), tr("the patient's record names them otherwise than this report: it can be corrected")};
    if (m_presenter.changedSincePrinted())
        badges << Badge{Tone::Abnormal, Shape::Pen, tr("changed since printed"), tr("a newer version, or newer results, than the copy that was printed last")};
    else if (const auto* file = m_presenter.file(); file && file->order.changedSinceReport())
        badges << Badge{Tone::Abnormal, Shape::Pen, tr("changed since the report"), {}};
    m_badges->setBadges(badges);
}

void ReportsPage::say(const QString& text, bool isTrouble)
{
    m_said->setInk(isTrouble ? ColorRole::CriticalInk : ColorRole::Done);
    m_said->setText(text);
    m_said->setAccessibleDescription(text);
}

void ReportsPage::print()
{
    if (m_presenter.pdf().isEmpty())
        return;
    if (m_presenter.isGenuine() != std::optional(true))
        return say(tr("This copy is not registered, so nobody could check it: it is not printed. A biologist opens the report once, which registers it."), true);
    const auto recipients = Recipients::all(m_presenter.file()->order);
    auto* dialog = new ReasonDialog(m_theme, tr("Print the report"), tr("Who is this copy for?"), recipients, tr("Print"), this);
    dialog->choose(recipients.first().code);
    // Of what is shown now, also where a newer version comes while somebody answers.
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, dialog, pdf = m_presenter.pdf(), of = m_presenter.subject()] { printFor(dialog->words(), pdf, of); });
    dialog->open();
}

void ReportsPage::printFor(const QString& to, const QByteArray& pdf, const ReportsPresenter::Subject& of)
{
    askPrinter(pdf, this, [this, to, of](const std::optional<Printout>& printout) {
        if (!printout)
            return say(tr("The report could not be printed. Nothing was recorded."), true);
        m_presenter.noteTaken(of, printout->reading());
        m_presenter.recordDelivery(of, lab::DeliveryChannel::Print, to, printout->printer);
    });
}

void ReportsPage::askDelivery()
{
    const auto* file = m_presenter.file();
    if (!file)
        return;
    auto* dialog = new ReasonDialog(m_theme, tr("Delivered to"), tr("Who received this version?"), Recipients::all(file->order), tr("Record"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, dialog, of = m_presenter.subject()] { m_presenter.recordDelivery(of, lab::DeliveryChannel::Other, dialog->words()); });
    dialog->open();
}

void ReportsPage::askWithdrawal()
{
    if (!m_presenter.report())
        return;
    const QList<Reason> reasons{{QStringLiteral("patient"), tr("Wrong patient"), false}, {QStringLiteral("error"), tr("Results in error"), false}, {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = openAmending(tr("Withdraw the report"), tr("It stays in the record, marked as withdrawn. Why?"), reasons, tr("Withdraw"));
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, dialog, of = m_presenter.subject()] { m_gate->pass([this, of, why = dialog->words()] { m_presenter.withdraw(of, why); }); });
}

void ReportsPage::askReopening()
{
    if (!m_presenter.report())
        return;
    const auto interpretation = QStringLiteral("interpretation");
    const auto identity = QStringLiteral("identity");
    QList<Reason> reasons{{QStringLiteral("doubt"), tr("A result is in doubt")}, {interpretation, tr("The interpretation must change")}};
    if (m_presenter.isNamedOtherwise())
        reasons << Reason{identity, tr("The patient's identity has changed")};
    reasons << Reason{QStringLiteral("other"), tr("Other"), true};
    auto* dialog = openAmending(tr("Correct the report"), tr("The released version stays valid until a corrected one is signed. What must change?"), reasons, tr("Open for correction"));
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, dialog, interpretation, identity, of = m_presenter.subject()](const QString& code, const QString& text) {
        if (code != interpretation && code != identity)
            return m_gate->pass([this, of, why = dialog->words()] { m_presenter.reopen(of, why); });
        // Signed where one validates: the same question is asked there, and begins with what was said here.
        const auto place = ReasonPlace::of("validation.correction", of.order);
        leaveReason(m_engine.drafts(), place, code, text);
        Q_EMIT pageRequested(QStringLiteral("validation"), QString::fromStdString(place.subject));
    });
}

// Both change what somebody holds: they are named before the reason is asked, and both need the store and the signature.
ReasonDialog* ReportsPage::openAmending(const QString& title, const QString& question, const QList<Reason>& reasons, const QString& confirm)
{
    auto* dialog = new ReasonDialog(m_theme, title, question, reasons, confirm, this);
    const auto holders = DeliveryWords::holdersOf(m_presenter.file()->order, m_presenter.version());
    dialog->setNotice(holders.isEmpty() ? tr("Nobody has received it, as far as is recorded here.") : tr("Received it, and must be told: %1").arg(holders));
    m_online->guard(dialog);
    dialog->open();
    return dialog;
}

} // namespace paillasse::ui
