// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confidential/confidentialpage.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/confidential/glassdialog.h"
#include "ui/models/bannerorder.h"
#include "ui/theme/format.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/card.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/flags.h"
#include "ui/widgets/identitybanner.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

ConfidentialPage::ConfidentialPage(const Theme& theme, client::Engine& engine, QWidget* parent)
    : Page(parent), m_theme(theme), m_engine(engine), m_presenter(engine), m_lines(ResultGridModel::Use::Reading),
      m_online(engine, tr("Offline: breaking the glass needs the store, which records it before anything is shown. Nothing can be asked for until it is back."), this)
{
    build();
    connect(&m_presenter, &ConfidentialPresenter::named, this, &ConfidentialPage::ask);
    connect(&m_presenter, &ConfidentialPresenter::opened, this, [this] {
        if (auto* dialog = std::exchange(m_dialog, nullptr).data())
            dialog->accept();
        Q_EMIT listedChanged();
        showTime();
    });
    connect(&m_presenter, &ConfidentialPresenter::refused, this, [this](const QString& why) {
        if (m_dialog)
            m_dialog->refuse(why);
        else
            m_said->setText(why);
    });
    connect(&m_presenter, &ConfidentialPresenter::ordersChanged, this, &ConfidentialPage::showOrders);
    connect(&m_presenter, &ConfidentialPresenter::ticked, this, &ConfidentialPage::showTime);
    connect(&m_presenter, &ConfidentialPresenter::closed, this, [this](const QString& why) {
        if (auto* dialog = std::exchange(m_dialog, nullptr).data())
            dialog->reject();
        Q_EMIT listedChanged();
        showTime();
        m_said->setText(why);
        if (why.isEmpty())
            Q_EMIT leaveRequested();
    });
}

void ConfidentialPage::build()
{
    m_banner = new IdentityBanner(m_theme, this);
    auto* card = new Card(m_theme, this);
    m_time = new Label(m_theme, TextStyle::Heading, {}, card);
    m_time->setInk(ColorRole::CriticalInk);
    m_time->setAccessibleName(tr("Time left"));
    m_why = new Label(m_theme, TextStyle::Body, {}, card);
    m_why->setElided(true);
    auto* strip = new QHBoxLayout(card);
    strip->setContentsMargins(m_theme.px(14), m_theme.px(8), m_theme.px(14), m_theme.px(8));
    strip->addWidget(m_why, 1);
    strip->addWidget(m_time);

    m_orders.setHeaders({tr("Order"), tr("Placed on")});
    m_list = new DataTable(m_theme, tr("Orders of this patient"), this);
    m_list->setModel(&m_orders);
    m_list->setColumnDesignWidth(0, 130);
    m_list->setStretchColumn(1);
    m_grid = new DataTable(m_theme, tr("Results of the order"), this);
    m_grid->setModel(&m_lines);
    m_grid->setItemDelegateForColumn(ResultGridModel::Result, new ResultDelegate(m_theme, m_grid));
    m_grid->setItemDelegateForColumn(ResultGridModel::Flag, new FlagDelegate(m_theme, m_grid));
    m_grid->setItemDelegateForColumn(ResultGridModel::State, new FlagDelegate(m_theme, m_grid));
    for (const auto& [column, width] : {std::pair(ResultGridModel::Result, 110), std::pair(ResultGridModel::Unit, 100), std::pair(ResultGridModel::Range, 100), std::pair(ResultGridModel::Flag, 110),
                                        std::pair(ResultGridModel::State, 250)})
        m_grid->setColumnDesignWidth(column, width);
    for (const auto column : {ResultGridModel::Tube, ResultGridModel::Previous, ResultGridModel::Trend})
        m_grid->setColumnHidden(column, true);
    m_grid->setStretchColumn(ResultGridModel::Examination);
    // Tables put what is chosen on the clipboard by themselves: not here.
    m_list->installEventFilter(this);
    m_grid->installEventFilter(this);
    m_notes = new Label(m_theme, TextStyle::Body, {}, this);
    m_notes->setWordWrap(true);
    m_said = new Label(m_theme, TextStyle::Body, {}, this);
    m_said->setWordWrap(true);
    m_said->setInk(ColorRole::CriticalInk);

    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(m_grid);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({m_theme.px(280), m_theme.px(840)});
    auto* foot = new QHBoxLayout;
    auto* close = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Close it now"), QKeySequence(Qt::Key_F8), this);
    foot->addWidget(m_said, 1);
    foot->addWidget(close);
    connect(close, &QAbstractButton::clicked, this, [this] {
        m_presenter.close();
        Q_EMIT leaveRequested(); // also where the clock has closed it
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(m_theme.px(16), m_theme.px(12), m_theme.px(16), m_theme.px(12));
    layout->setSpacing(m_theme.px(10));
    layout->addWidget(m_banner);
    layout->addWidget(card);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_notes);
    layout->addLayout(foot);
    connect(m_list, &DataTable::idChanged, this, [this](const QVariant& id) { showOrder(id.toString()); });
}

void ConfidentialPage::activate()
{
    if (m_presenter.isOpen())
        m_presenter.read();
}

void ConfidentialPage::deactivate()
{
    m_presenter.hide();
}

void ConfidentialPage::focusEntry()
{
    m_list->focusEntry();
}

void ConfidentialPage::lock()
{
    m_presenter.close();
}

void ConfidentialPage::open(const QString& subject)
{
    const auto patient = lab::PatientId::parse(subject.section(QLatin1Char(':'), 1).toStdString());
    if (patient && !m_presenter.isOpenFor(*patient))
        m_presenter.choose(*patient);
}

void ConfidentialPage::ask()
{
    const auto& identity = m_presenter.identity();
    const auto name = identity ? BannerIdentity::of(*identity, Format::localDay(m_engine.now())).name : tr("this patient");
    m_said->clear();
    m_dialog = new GlassDialog(m_theme, name, this);
    connect(m_dialog, &GlassDialog::given, this, [this](const QString& reason, const std::shared_ptr<SecretBytes>& code) { m_presenter.breakGlass(reason, std::move(*code)); });
    connect(m_dialog, &QDialog::rejected, this, [this] {
        m_dialog = nullptr;
        m_presenter.close();
    });
    m_online.guard(m_dialog, [dialog = m_dialog.data()](const QString& why) { dialog->hold(why); });
    m_dialog->open();
}

void ConfidentialPage::showOrders()
{
    QList<Row> rows;
    for (const auto& order : m_presenter.orders()) {
        const auto confidential = std::ranges::count_if(order.lines, [](const lab::ResultLine& line) { return line.confidentiality != lab::Confidentiality::None; });
        RowCell number{QString::fromStdString(order.accession), CellInk::Strong};
        if (confidential > 0)
            number.badges = {Badge{Tone::Neutral, Shape::Lock, QString::number(confidential), StatusBadges::confidential().text}};
        rows << Row{QString::fromStdString(order.id.toString()), {number, {Format::dateTime(order.placedAt)}}};
    }
    m_orders.setRows(rows);
    const auto first = std::ranges::find_if(rows, [](const Row& row) { return !row.cells.front().badges.isEmpty(); });
    if (!rows.isEmpty() && !m_list->currentId().isValid())
        m_list->setCurrentId(first == rows.end() ? rows.front().id : first->id);
    showOrder(m_list->currentId().toString());
    m_list->focusEntry();
}

void ConfidentialPage::showOrder(const QString& id)
{
    const auto& orders = m_presenter.orders();
    const auto found = std::ranges::find_if(orders, [&](const lab::Order& order) { return QString::fromStdString(order.id.toString()) == id; });
    if (found == orders.end()) {
        m_lines.clear();
        m_notes->clear();
        m_banner->clear();
        return;
    }
    client::OrderFile file;
    file.order = *found;
    file.patient = m_presenter.identity();
    m_lines.show(file, m_engine.records().directory(), ~lab::BenchMask{0});
    m_banner->show(file.patient ? BannerIdentity::of(*file.patient, Date::of(lab::collectionOf(*found))) : BannerIdentity(), bannerOrder(*found), m_engine.now());
    QStringList notes;
    for (const auto& line : found->lines)
        if (const auto* measurement = line.reportableMeasurement(); measurement && !measurement->comment.empty())
            notes << QString::fromStdString(measurement->comment);
    if (const auto* report = found->effectiveReport(); report && !report->interpretation.empty())
        notes << tr("Interpretation: %1").arg(QString::fromStdString(report->interpretation));
    for (const auto& note : found->notes)
        notes << QString::fromStdString(note.text);
    m_notes->setText(notes.join(u'\n'));
}

void ConfidentialPage::showTime()
{
    if (!m_presenter.isOpen()) {
        m_time->clear();
        m_why->clear();
        return;
    }
    const auto seconds = (m_presenter.leftMs() + 999) / 1000;
    m_time->setText(tr("closes in %1:%2").arg(seconds / 60, 2, 10, QLatin1Char('0')).arg(seconds % 60, 2, 10, QLatin1Char('0')));
    m_why->setText(tr("Opened at %1: “%2”. Recorded, and the security officer is told. Nothing of it stays on this workstation.").arg(Format::time(m_presenter.openedAt()), m_presenter.reason()));
}

bool ConfidentialPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (isKey && (static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy) || static_cast<QKeyEvent*>(event)->matches(QKeySequence::Cut))) {
        event->accept();
        return true;
    }
    return Page::eventFilter(watched, event);
}

} // namespace paillasse::ui
