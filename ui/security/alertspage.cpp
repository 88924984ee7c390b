// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/alertspage.h"

#include <QHBoxLayout>

#include "ui/security/alertside.h"
#include "ui/security/explaindialog.h"
#include "ui/security/figurecard.h"
#include "ui/security/hourpanel.h"
#include "ui/security/overviewwords.h"
#include "ui/security/rulewords.h"
#include "ui/security/trailsubject.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

constexpr std::chrono::minutes refreshTime{1};
constexpr int sideWidth = 302;

const QString openChip = QStringLiteral("open");
const QString mineChip = QStringLiteral("mine");
const QString daysChip = QStringLiteral("30days");

} // namespace

AlertsPage::AlertsPage(const Theme& theme, client::Watch& watch, const Clock& clock, const lab::PersonId& me, QWidget* parent)
    : SecurityPage(theme, parent), m_presenter(watch, clock, me), m_clock(clock), m_list(new DataTable(theme, tr("Alerts"), this)), m_empty(new Label(theme, TextStyle::Body, {}, this)),
      m_hours(new HourPanel(theme, tr("Records read by hour, today"), tr("▲ hatched: above the usual, the line across"), true, this)), m_outliers(new DataTable(theme, tr("Who stands out today"), this)),
      m_noOutliers(new Label(theme, TextStyle::Body, {}, this)), m_side(new AlertSide(theme, m_presenter, this))
{
    build();
    connectAll();
    m_minute.setInterval(refreshTime);
    m_minute.start();
    showList();
    showOverview();
}

void AlertsPage::build()
{
    auto* left = new QVBoxLayout;
    left->setContentsMargins(m_theme.px(14), m_theme.px(10), m_theme.px(14), m_theme.px(10));
    left->setSpacing(m_theme.px(10));
    left->addWidget(notice());
    left->addLayout(buildFigures());
    left->addWidget(buildList(), 5);
    left->addLayout(buildToday(), 3);
    m_side->setFixedWidth(m_theme.px(sideWidth));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(left, 1);
    layout->addWidget(m_side);
}

QLayout* AlertsPage::buildFigures()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(m_theme.px(10));
    for (int i = 0; i < 4; ++i) {
        m_figures << new FigureCard(m_theme, this);
        row->addWidget(m_figures.back(), i == 3 ? 4 : 3); // the ledger's note is the longest
    }
    return row;
}

QWidget* AlertsPage::buildList()
{
    auto* card = new Card(m_theme, this);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(0, 0, 0, 0);
    m_list->setModel(&m_presenter.list());
    const int widths[] = {92, 0, 172, 60, 160, 98};
    for (int i = 0; i < 6; ++i)
        if (widths[i] > 0)
            m_list->setColumnDesignWidth(i, widths[i]);
    m_list->setStretchColumn(1);
    m_list->setMinimumHeight(m_theme.px(150));
    m_empty->setInk(ColorRole::Quiet);
    m_empty->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_list);
    layout->addWidget(m_empty, 1);
    return card;
}

QLayout* AlertsPage::buildToday()
{
    auto* card = new Card(m_theme, this);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(0, m_theme.px(6), 0, 0);
    layout->setSpacing(m_theme.px(2));
    auto* heading = new Label(m_theme, TextStyle::Strong, tr("Who stands out today"), card);
    heading->setContentsMargins(m_theme.px(12), 0, m_theme.px(8), 0);
    layout->addWidget(heading);
    m_outlierRows.setHeaders({tr("Name"), tr("Why")});
    m_outliers->setModel(&m_outlierRows);
    m_outliers->setColumnDesignWidth(0, 110);
    m_outliers->setStretchColumn(1);
    m_noOutliers->setInk(ColorRole::Quiet);
    m_noOutliers->setContentsMargins(m_theme.px(12), 0, 0, 0);
    layout->addWidget(m_outliers, 1);
    layout->addWidget(m_noOutliers, 1, Qt::AlignTop);
    auto* row = new QHBoxLayout;
    row->setSpacing(m_theme.px(10));
    row->addWidget(m_hours, 9);
    row->addWidget(card, 5);
    return row;
}

void AlertsPage::connectAll()
{
    connect(&m_presenter, &AlertsPresenter::listChanged, this, &AlertsPage::showList);
    connect(&m_presenter, &AlertsPresenter::overviewChanged, this, &AlertsPage::showOverview);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        m_presenter.refreshTimes();
        if (isVisible())
            m_presenter.askOverview();
    });
    connect(m_list, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.choose(id.toString()); });
    connect(m_list, &DataTable::idActivated, m_side, &AlertSide::focusActs);
    connect(m_side, &AlertSide::explainAsked, this, &AlertsPage::askExplanation);
    connect(m_side, &AlertSide::closeAsked, this, &AlertsPage::askClosing);
    connect(m_side, &AlertSide::endSessionAsked, this, &AlertsPage::askEnd);
    connect(m_side, &AlertSide::trailAsked, this, [this] {
        if (const auto* alert = m_presenter.current())
            openTrail(TrailSubject::about(*alert));
    });
    connect(m_side, &AlertSide::actActivated, this, [this](const QString& id) {
        if (const auto act = m_presenter.act(id))
            openTrail(TrailSubject::about(*act));
    });
    connect(m_outliers, &DataTable::idActivated, this, [this](const QVariant& id) {
        const auto place = id.toULongLong();
        if (const auto& overview = m_presenter.overview(); overview && place < overview->outliers.size())
            openTrail(TrailSubject::about(overview->outliers[place], m_clock.now()));
    });
}

void AlertsPage::guard(OnlineOnly& online)
{
    m_side->guardBy(online);
}

void AlertsPage::refresh()
{
    m_presenter.refreshTimes();
    m_presenter.askOverview();
}

QList<Chip> AlertsPage::chips() const
{
    const auto filter = m_presenter.filter();
    return {{openChip, tr("Open"), m_presenter.openCount(), filter == AlertFilter::Open}, {mineChip, tr("Mine"), m_presenter.mineCount(), filter == AlertFilter::Mine}, {daysChip, tr("30 days"), -1, filter == AlertFilter::Days30}};
}

QList<KeyAction> AlertsPage::keys() const
{
    return {{Qt::Key_F12, tr("I take it")}, {Qt::Key_F7, tr("Explain")}, {Qt::Key_F9, tr("Close")}, {Qt::Key_F6, tr("Who saw what")}, {Qt::Key_F8, tr("End the session")}, {Qt::Key_Return, tr("To the acts that raised it; from there, who saw what")}};
}

void AlertsPage::toggleChip(const QString& id, bool on)
{
    // One of them is always in force.
    m_presenter.setFilter(!on || id == openChip ? AlertFilter::Open : id == mineChip ? AlertFilter::Mine : AlertFilter::Days30);
}

void AlertsPage::open(const QString& subject)
{
    if (m_presenter.bring(subject))
        m_list->setCurrentId(subject);
}

void AlertsPage::focusEntry()
{
    m_list->focusEntry();
}

void AlertsPage::showList()
{
    const bool isEmpty = m_presenter.list().rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setText(m_presenter.emptyWords());
    if (!isEmpty && !m_list->currentId().isValid())
        m_list->chooseFirst();
    else
        m_presenter.choose(m_list->currentId().toString());
    Q_EMIT countChanged();
    Q_EMIT chipsChanged();
}

void AlertsPage::showOverview()
{
    const auto& overview = m_presenter.overview();
    const auto figures = OverviewWords::figuresOf(overview, m_clock.now());
    for (qsizetype i = 0; i < m_figures.size(); ++i)
        m_figures[i]->show(figures[i]);
    m_hours->show(overview ? OverviewWords::hoursOf(overview->reads) : QList<HourBar>());
    m_outlierRows.setRows(overview ? OverviewWords::outliersOf(*overview) : QList<Row>());
    m_noOutliers->setText(overview ? tr("Nobody does.") : QString());
    m_outliers->setVisible(m_outlierRows.rowCount() > 0);
    m_noOutliers->setVisible(m_outlierRows.rowCount() == 0);
}

void AlertsPage::askExplanation()
{
    const auto* alert = m_presenter.current();
    if (!alert)
        return;
    auto* dialog = new ExplainDialog(m_theme, tr("Explain"), tr("%1: what was it? What you write stands in the ledger, under your name.").arg(RuleWords::titleOf(*alert)), tr("Explain"), this);
    connect(dialog, &ExplainDialog::explained, this, [this, id = alert->id](const QString& text) { m_presenter.explain(id, text); });
    ask(dialog);
}

void AlertsPage::askClosing()
{
    const auto* alert = m_presenter.current();
    if (!alert)
        return;
    auto* dialog = new ExplainDialog(m_theme, tr("Close the alert"), tr("%1: what was done about it, and why is it over? It stands in the ledger, under your name.").arg(RuleWords::titleOf(*alert)), tr("Close it"), this);
    connect(dialog, &ExplainDialog::explained, this, [this, id = alert->id](const QString& text) { m_presenter.close(id, text); });
    ask(dialog);
}

void AlertsPage::askEnd()
{
    const auto* alert = m_presenter.current();
    if (!alert)
        return;
    const auto name = QString::fromStdString(alert->personName);
    auto* dialog = new AskDialog(m_theme, tr("End the session of %1").arg(name), tr("Their workstation locks within seconds. What was entered there is kept and sent; %1 may sign in again.").arg(name), tr("End it"), this);
    connect(dialog, &AskDialog::confirmed, this, [this, person = alert->person, name] { m_presenter.endSession(person, name); });
    ask(dialog);
}

void AlertsPage::openTrail(const client::TrailQuery& query)
{
    Q_EMIT pageRequested(QStringLiteral("trail"), TrailSubject::of(query));
}

} // namespace paillasse::ui
