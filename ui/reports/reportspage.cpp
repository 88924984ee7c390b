// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reports/reportspage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPrintDialog>
#include <QPrinter>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/lab/rules/demography.h"
#include "ui/models/bannerorder.h"
#include "ui/models/queuetable.h"
#include "ui/reports/reportprinter.h"
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
    connectAll();
    showFile();
}

QWidget* ReportsPage::buildReport()
{
    m_stack = new QStackedWidget(this);
    auto* empty = new Label(m_theme, TextStyle::Body, tr("Choose a report on the left."), m_stack);
    empty->setInk(ColorRole::Quiet);
    empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(empty);
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
    m_deliveries = new Label(m_theme, TextStyle::Small, {}, page);
    m_deliveries->setInk(ColorRole::Quiet);
    m_deliveries->setElided(true);
    bar->addWidget(m_versions);
    bar->addWidget(m_badges);
    bar->addWidget(m_deliveries, 1);
    m_view = new PdfView(m_theme, tr("The report"), page);
    auto* foot = new QHBoxLayout;
    m_reopen = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Correct…"), QKeySequence(Qt::Key_F7), page);
    m_withdraw = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Withdraw…"), {}, page);
    auto* deliver = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Delivered to…"), QKeySequence(Qt::Key_F8), page);
    auto* printButton = new PrimaryButton(m_theme, tr("Print"), QKeySequence(Qt::CTRL | Qt::Key_P), page);
    m_said = new Label(m_theme, TextStyle::Body, {}, page);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(m_said->sizeHint().height()); // its words come and go: nothing moves for them
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
    layout->addWidget(m_said);
    layout->addLayout(foot);
    m_stack->addWidget(page);
    return m_stack;
}

void ReportsPage::connectAll()
{
    connect(m_queue, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.open(WorklistModel::orderOf(id)); });
    connect(m_newRows, &QAbstractButton::clicked, this, [this] { m_presenter.worklist().takeNewRows(); });
    connect(&m_presenter.worklist(), &WorklistModel::newRowsChanged, m_newRows, &NewRowsChip::setCount);
    connect(m_versions, &QComboBox::activated, this, [this](int index) { m_presenter.showVersion(static_cast<std::uint16_t>(m_versions->itemData(index).toUInt())); });
    connect(&m_presenter, &ReportsPresenter::listChanged, this, [this] {
        if (m_firstList && m_presenter.worklist().rowCount() > 0) {
            m_firstList = false;
            if (!m_presenter.file())
                m_queue->focusEntry();
        }
        Q_EMIT countChanged();
        Q_EMIT chipsChanged();
    });
    connect(&m_presenter, &ReportsPresenter::fileChanged, this, &ReportsPage::showFile);
    connect(&m_presenter, &ReportsPresenter::pdfChanged, this, &ReportsPage::showPdf);
    connect(&m_presenter, &ReportsPresenter::said, this, &ReportsPage::say);
}

QList<Chip> ReportsPage::chips() const
{
    const bool toDeliver = m_presenter.filter().queue == client::Queue::ToDeliver;
    return {{QStringLiteral("all"), tr("Released"), -1, !toDeliver, true, false}, {QStringLiteral("deliver"), tr("To deliver"), m_presenter.counts().reportsToDeliver, toDeliver, true, false}};
}

QList<KeyAction> ReportsPage::keys() const
{
    return {{QKeySequence(Qt::CTRL | Qt::Key_P), tr("Print, and record it")}, {QKeySequence(Qt::Key_F8), tr("Record a delivery")}, {QKeySequence(Qt::Key_F7), tr("Open for a correction")}};
}

void ReportsPage::focusEntry()
{
    m_queue->focusEntry();
}

void ReportsPage::toggleChip(const QString& id, bool)
{
    m_presenter.setToDeliver(id == QStringLiteral("deliver"));
}

void ReportsPage::open(const QString& subject)
{
    const auto colon = subject.indexOf(QLatin1Char(':'));
    m_presenter.open(WorklistModel::orderOf(subject.mid(colon + 1)));
}

void ReportsPage::showFile()
{
    const auto* file = m_presenter.file();
    m_stack->setCurrentIndex(file && !file->order.reports.empty() ? 1 : 0);
    if (!file)
        return;
    m_banner->show(file->patient ? BannerIdentity::of(*file->patient, Date::of(lab::collectionOf(file->order))) : BannerIdentity(), bannerOrder(file->order), m_engine.now());
    m_versions->clear();
    for (const auto& report : file->order.reports) {
        m_versions->addItem(tr("Version %1 · %2").arg(report.version).arg(Format::dateTime(report.releasedAt)), uint(report.version));
        if (report.version == m_presenter.version())
            m_versions->setCurrentIndex(m_versions->count() - 1);
    }
    QStringList deliveries;
    for (const auto& delivery : file->order.deliveries)
        if (delivery.version == m_presenter.version())
            deliveries << tr("%1 at %2").arg(QString::fromStdString(delivery.to), Format::timeOrDate(delivery.at, m_engine.now()));
    m_deliveries->setText(deliveries.isEmpty() ? tr("Not delivered yet") : tr("Delivered: %1").arg(deliveries.join(QStringLiteral(", "))));
    m_reopen->setVisible(m_presenter.mayCorrect());
    m_withdraw->setVisible(m_presenter.mayCorrect());
    showPdf();
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
    if (const auto* file = m_presenter.file(); file && file->order.changedSinceReport())
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
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        if (printPdf(m_presenter.pdf(), *printer))
            m_presenter.recordDelivery(lab::DeliveryChannel::Print, printer->printerName().isEmpty() ? tr("printer") : printer->printerName());
        else
            say(tr("The report could not be printed. Nothing was recorded."), true);
    });
    dialog->open();
}

void ReportsPage::askDelivery()
{
    const auto* file = m_presenter.file();
    if (!file)
        return;
    QList<Reason> recipients;
    if (!file->order.context.prescriberName.empty())
        recipients << Reason{QStringLiteral("prescriber"), QString::fromStdString(file->order.context.prescriberName), false};
    recipients << Reason{QStringLiteral("patient"), tr("The patient, in person"), false} << Reason{QStringLiteral("other"), tr("Somebody else"), true};
    auto* dialog = new ReasonDialog(m_theme, tr("Delivered to"), tr("Who received this version?"), recipients, tr("Record"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, recipients](const QString& code, const QString& text) {
        QString to = text;
        for (const auto& recipient : recipients)
            if (to.isEmpty() && recipient.code == code)
                to = recipient.text;
        m_presenter.recordDelivery(lab::DeliveryChannel::Other, to);
    });
    dialog->open();
}

void ReportsPage::askWithdrawal()
{
    const QList<Reason> reasons{{QStringLiteral("patient"), tr("Wrong patient"), false}, {QStringLiteral("error"), tr("Results in error"), false}, {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Withdraw the report"), tr("It stays in the record, marked as withdrawn. Why?"), reasons, tr("Withdraw"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, dialog] { m_presenter.withdraw(dialog->words()); });
    dialog->open();
}

void ReportsPage::askReopening()
{
    const QList<Reason> reasons{{QStringLiteral("doubt"), tr("A result is in doubt"), false}, {QStringLiteral("interpretation"), tr("The interpretation must change"), false}, {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Correct the report"), tr("Its results go back to the bench; the released version stays valid until a corrected one is signed. Why?"), reasons, tr("Open for correction"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, dialog] { m_presenter.reopen(dialog->words()); });
    dialog->open();
}

} // namespace paillasse::ui
