// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/validationpage.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/lab/rules/nextrelease.h"
#include "app/lab/rules/worklist.h"
#include "ui/confidential/withheld.h"
#include "ui/drafts/draftnote.h"
#include "ui/drafts/reasonkeeper.h"
#include "ui/models/bannerorder.h"
#include "ui/models/onlineonly.h"
#include "ui/models/queuetable.h"
#include "ui/printing/emergencyprint.h"
#include "ui/theme/format.h"
#include "ui/validation/batchdialog.h"
#include "ui/validation/historychart.h"
#include "ui/signing/signinggate.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/card.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"
#include "ui/widgets/newrowschip.h"
#include "ui/widgets/reasondialog.h"
#include "ui/words/deliverywords.h"
#include "ui/words/measurementwords.h"
#include "ui/words/tubekinds.h"

namespace paillasse::ui {

ValidationPage::ValidationPage(const Theme& theme, client::Engine& engine, QWidget* parent) : Page(parent), m_theme(theme), m_engine(engine), m_presenter(engine), m_keeper(engine.drafts(), [this] { return collect(); }, this)
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildQueue());
    splitter->addWidget(buildOrder());
    splitter->addWidget(buildSide());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.px(264), theme.px(668), theme.px(224)});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    m_signClear = new ActionButton(theme, ActionButton::Kind::Secondary, {}, QKeySequence(Qt::Key_F12), this);
    m_signClear->hide(); // until the shell shows it
    m_online->guard(m_signClear, [this] { return m_presenter.batch().count() > 0 && !m_presenter.batch().isBusy(); });
    m_gate = new SigningGate(theme, engine, this);
    nameBatch();
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
    auto* empty = new Label(m_theme, TextStyle::Body, tr("Choose an order on the left."), m_stack);
    empty->setInk(ColorRole::Quiet);
    empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(empty);
    auto* page = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(m_theme.px(10), m_theme.px(12), m_theme.px(10), m_theme.px(12));
    layout->setSpacing(m_theme.px(10));
    m_banner = new IdentityBanner(m_theme, page);
    m_notes = new Card(m_theme, page);
    auto* notes = new QVBoxLayout(m_notes);
    m_notesText = new Label(m_theme, TextStyle::Body, {}, m_notes);
    m_notesText->setWordWrap(true);
    notes->addWidget(m_notesText);

    m_grid = new DataTable(m_theme, tr("Results of the order"), page);
    m_grid->setModel(&m_presenter.grid());
    m_grid->setItemDelegateForColumn(ResultGridModel::Result, new ResultDelegate(m_theme, m_grid));
    m_grid->setItemDelegateForColumn(ResultGridModel::Flag, new FlagDelegate(m_theme, m_grid));
    m_grid->setItemDelegateForColumn(ResultGridModel::State, new FlagDelegate(m_theme, m_grid));
    m_grid->setItemDelegateForColumn(ResultGridModel::Trend, new SparklineDelegate(m_theme, m_grid));
    const QList<QPair<int, int>> widths{{ResultGridModel::Result, 88}, {ResultGridModel::Unit, 110}, {ResultGridModel::Range, 86}, {ResultGridModel::Flag, 122}, {ResultGridModel::Previous, 116}};
    for (const auto& [column, width] : widths)
        m_grid->setColumnDesignWidth(column, width);
    m_grid->setColumnHidden(ResultGridModel::Tube, true);
    m_grid->setColumnHidden(ResultGridModel::Trend, true);
    m_grid->setColumnHidden(ResultGridModel::State, true);
    m_grid->setStretchColumn(ResultGridModel::Examination);

    auto* card = new Card(m_theme, page);
    auto* cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(m_theme.px(14), m_theme.px(8), m_theme.px(14), m_theme.px(10));
    m_interpretation = new QPlainTextEdit(card);
    m_interpretation->setAccessibleName(tr("Interpretation"));
    m_interpretation->setTabChangesFocus(true);
    m_interpretation->setFixedHeight(m_theme.px(58));
    cardLayout->addWidget(new Label(m_theme, TextStyle::Strong, tr("Interpretation"), card));
    m_draftNote = new DraftNote(m_theme, card);
    cardLayout->addWidget(m_draftNote);
    cardLayout->addWidget(m_interpretation);

    auto* foot = new QHBoxLayout;
    auto* back = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Send back…"), QKeySequence(Qt::Key_F7), page);
    auto* single = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("This line, urgently"), QKeySequence(Qt::Key_F9), page);
    m_said = new Label(m_theme, TextStyle::Body, {}, page);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(m_said->sizeHint().height()); // its words come and go: nothing moves for them
    m_sign = new PrimaryButton(m_theme, tr("Validate and sign"), QKeySequence(Qt::CTRL | Qt::Key_Return), page);
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
    connect(single, &QAbstractButton::clicked, this, [this] { sign(lab::LineId(m_grid->currentId().toInt())); });
    connect(m_sign, &QAbstractButton::clicked, this, [this] { sign(0); });

    layout->addWidget(m_banner);
    layout->addWidget(m_notes);
    layout->addWidget(m_grid, 1);
    layout->addWidget(card);
    layout->addWidget(needs);
    layout->addWidget(m_said);
    layout->addLayout(foot);
    m_stack->addWidget(page);
    return m_stack;
}

QWidget* ValidationPage::buildSide()
{
    auto* side = new QWidget(this);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(m_theme.px(14), m_theme.px(12), m_theme.px(10), m_theme.px(12));
    m_chart = new HistoryChart(m_theme, side);
    m_trail = new QListView(side);
    m_trail->setModel(&m_presenter.trail());
    m_trail->setAccessibleName(tr("Who did what"));
    m_trail->setFrameShape(QFrame::NoFrame);
    m_trail->viewport()->setAutoFillBackground(false);
    m_trail->setWordWrap(true);
    m_trail->setSelectionMode(QAbstractItemView::NoSelection);
    layout->addWidget(m_chart);
    layout->addWidget(new Label(m_theme, TextStyle::Strong, tr("Who did what"), side));
    layout->addWidget(m_trail, 1);
    return side;
}

void ValidationPage::connectAll()
{
    connect(m_queue, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.open(WorklistModel::orderOf(id)); });
    connect(m_queue, &DataTable::idActivated, this, [this] { m_grid->focusEntry(); });
    connect(m_newRows, &QAbstractButton::clicked, this, [this] { m_presenter.worklist().takeNewRows(); });
    connect(&m_presenter.worklist(), &WorklistModel::newRowsChanged, m_newRows, &NewRowsChip::setCount);
    connect(m_grid, &DataTable::idChanged, this, &ValidationPage::showChart);
    connect(&m_presenter, &ValidationPresenter::listChanged, this, [this] {
        if (m_firstList && m_presenter.worklist().rowCount() > 0) {
            m_firstList = false;
            m_queue->focusEntry();
        }
        Q_EMIT countChanged();
        Q_EMIT chipsChanged();
    });
    connect(&m_presenter, &ValidationPresenter::fileChanged, this, &ValidationPage::showFile);
    connect(&m_presenter, &ValidationPresenter::said, this, &ValidationPage::say);
    connect(m_interpretation, &QPlainTextEdit::textChanged, &m_keeper, &DraftKeeper::touch);
    connect(&m_engine.drafts(), &client::Drafts::loaded, this, &ValidationPage::resume);
    connect(m_draftNote, &DraftNote::givenUp, this, &ValidationPage::giveUpDraft);
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
    const auto& batch = m_presenter.batch();
    connect(m_signClear, &QAbstractButton::clicked, this, &ValidationPage::askBatch);
    connect(&batch, &BatchSigner::counted, this, &ValidationPage::nameBatch);
    connect(&batch, &BatchSigner::gathered, this, &ValidationPage::showBatch);
    connect(&batch, &BatchSigner::progressed, this, [this](int done, int total) { say(tr("Signing: %1 of %2…").arg(done + 1).arg(total), false); });
    connect(&batch, &BatchSigner::finished, this, [this](const BatchSigner::Outcome& outcome) {
        QStringList words;
        if (outcome.done > 0)
            words << tr("%n report(s) signed.", nullptr, outcome.done);
        if (!outcome.held.isEmpty())
            words << tr("%n held back: %1", nullptr, static_cast<int>(outcome.held.size())).arg(outcome.held.join(QStringLiteral("; ")));
        say(words.join(QLatin1Char(' ')), !outcome.held.isEmpty());
        m_presenter.refreshAll();
        nameBatch();
    });
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
    return m_signClear;
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
    m_queue->focusEntry();
}

void ValidationPage::toggleChip(const QString& id, bool)
{
    m_firstList = true;
    m_presenter.setLane(id == QStringLiteral("review") ? client::Lane::Review : id == QStringLiteral("clear") ? client::Lane::Clear : client::Lane::Both);
}

void ValidationPage::open(const QString& subject)
{
    if (subject.startsWith(QStringLiteral("order:")))
        m_presenter.open(WorklistModel::orderOf(subject.mid(6)));
}

void ValidationPage::lock()
{
    m_keeper.flush();
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
}

void ValidationPage::showFile()
{
    const auto* file = m_presenter.file();
    m_stack->setCurrentIndex(file ? 1 : 0);
    m_glass->setVisible(file && mayBreakGlassFor(m_engine.session(), file->order));
    if (!file) {
        m_chart->clear();
        return;
    }
    m_banner->show(file->patient ? BannerIdentity::of(*file->patient, Date::of(lab::collectionOf(file->order))) : BannerIdentity(), bannerOrder(file->order), m_engine.now());
    // What is being written stays while the same order changes underneath.
    if (m_interpreted != file->order.id) {
        m_keeper.flush(); // of the order before
        m_interpreted = file->order.id;
        m_accession = file->order.accession;
        showInterpretation();
    }
    resume();
    showNotes();
    showChart();
}

void ValidationPage::showInterpretation()
{
    // A correction says everything anew, from what was said; else the earlier words stay on the report, in their author's name.
    const auto* last = m_presenter.file()->order.lastReport();
    const bool corrects = m_presenter.nextKind(m_presenter.reportable()) == lab::ReportKind::Corrected;
    m_began = last && corrects ? QString::fromStdString(last->interpretation) : QString();
    m_looked = {};
    m_draftNote->show({});
    const QSignalBlocker quiet(m_interpretation); // nobody typed it
    m_interpretation->setPlainText(m_began);
}

client::KeptDraft ValidationPage::collect() const
{
    if (m_interpreted.isNull())
        return {};
    const auto subject = "order:" + m_interpreted.toString();
    client::KeptDraft draft{"validation.interpretation:" + subject, subject, m_accession, {}, {}};
    if (const auto text = m_interpretation->toPlainText(); text != m_began)
        draft.fields = {{"text", text.toStdString()}};
    return draft;
}

void ValidationPage::resume()
{
    auto& drafts = m_engine.drafts();
    if (m_interpreted.isNull() || !drafts.isLoaded() || std::exchange(m_looked, m_interpreted) == m_interpreted)
        return;
    const auto* kept = drafts.find(collect().place);
    const auto* text = kept ? kept->field("text") : nullptr;
    if (!text || m_interpretation->toPlainText() != m_began)
        return;
    m_draftNote->show(kept->at);
    m_interpretation->setPlainText(QString::fromStdString(*text));
}

void ValidationPage::giveUpDraft()
{
    m_keeper.drop(collect().place);
    showInterpretation();
    m_looked = m_interpreted;
    m_interpretation->setFocus();
}

// What is typed into it outlives a lock and a crash; the same question begins with it.
void ValidationPage::openKept(ReasonDialog* dialog, const char* why)
{
    const auto& order = m_presenter.file()->order;
    const auto subject = "order:" + order.id.toString();
    keepReason(*dialog, m_engine.drafts(), std::string("validation.") + why + ':' + subject, subject, order.accession);
    dialog->open();
}

// Calls, several measurements, sent back before, notes: what must be read first stands on top, without tabs.
void ValidationPage::showNotes()
{
    const auto* file = m_presenter.file();
    QStringList lines;
    QStringList circumstances;
    const auto& context = file->order.context;
    if (context.fasting != lab::Fasting::Unknown)
        circumstances << (context.fasting == lab::Fasting::Yes ? tr("Fasting") : tr("Not fasting"));
    if (!context.treatment.empty())
        circumstances << tr("Treatment: %1").arg(QString::fromStdString(context.treatment));
    if (!circumstances.isEmpty())
        lines << circumstances.join(QStringLiteral(" · "));
    for (const auto& specimen : file->order.specimens)
        if (!specimen.remark.empty())
            lines << tr("Tube %1, %2: %3").arg(specimen.number).arg(tubeName(specimen.container), QString::fromStdString(specimen.remark));
    for (const auto& report : file->order.reports)
        if (!report.interpretation.empty() && m_presenter.nextKind(m_presenter.reportable()) != lab::ReportKind::Corrected)
            lines << tr("Interpretation of version %1: %2").arg(report.version).arg(QString::fromStdString(report.interpretation));
    for (const auto& call : file->order.calls) {
        const auto* line = file->order.line(call.line);
        const int row = line ? m_presenter.grid().rowOfLine(line->id) : -1;
        const auto name = row < 0 ? QString() : m_presenter.grid().index(row, ResultGridModel::Examination).data().toString();
        const auto to = call.role.empty() ? QString::fromStdString(call.to) : QStringLiteral("%1 (%2)").arg(QString::fromStdString(call.to), QString::fromStdString(call.role));
        if (call.outcome == lab::CallOutcome::NotRequired)
            lines << tr("No call for %1: %2").arg(name, QString::fromStdString(call.reason));
        else
            lines << tr("Critical call %1 — %2 → %3%4").arg(Format::time(call.at), name, to, call.readBack ? tr(", read back") : call.outcome == lab::CallOutcome::Attempted ? tr(", not reached") : QString());
    }
    for (const auto& line : file->order.lines) {
        const int row = m_presenter.grid().rowOfLine(line.id);
        const auto name = row < 0 ? QString() : m_presenter.grid().index(row, ResultGridModel::Examination).data().toString();
        if (line.measurements.size() > 1) {
            QStringList values;
            for (const auto& measurement : line.measurements) {
                auto remarks = QStringList{MeasurementWords::why(measurement), line.reportable == measurement.id ? tr("retained") : QString()};
                remarks.removeAll(QString());
                values << shownValue(measurement.value) + (remarks.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(remarks.join(QStringLiteral(", "))));
            }
            lines << tr("%1, %n measurements: %2", nullptr, static_cast<int>(line.measurements.size())).arg(name, values.join(QStringLiteral(", ")));
        }
        if (line.state == lab::LineState::Elsewhere)
            lines << tr("%1 was performed by %2: it is shown, and this report does not sign it").arg(name, QString::fromStdString(line.reportableMeasurement()->performingLaboratory));
        if (!line.sentBackReason.empty())
            lines << tr("%1 was sent back: %2").arg(name, QString::fromStdString(line.sentBackReason));
        if (const auto* measurement = line.reportableMeasurement(); measurement && !measurement->comment.empty())
            lines << QStringLiteral("%1 : %2").arg(name, QString::fromStdString(measurement->comment));
    }
    for (const auto& note : file->order.notes)
        lines << QString::fromStdString(note.text);
    if (const auto note = m_presenter.older().note(); !note.isEmpty())
        lines << note;
    m_notes->setVisible(!lines.isEmpty());
    m_notesText->setText(lines.join(QLatin1Char('\n')));
}

void ValidationPage::showChart()
{
    const auto* file = m_presenter.file();
    const auto id = lab::LineId(m_grid->currentId().toInt());
    const auto* line = file ? file->order.line(id) : nullptr;
    const int row = m_presenter.grid().rowOfLine(id);
    if (!line || row < 0 || line->withheld) {
        m_chart->clear();
        return;
    }
    std::vector<HistoryChart::Point> points;
    const auto add = [&points](Instant at, const lab::Value& value, lab::Level level, const std::string& laboratory) {
        if (const auto* quantity = std::get_if<lab::Quantity>(&value))
            points.push_back({at, quantity->number.toDouble(), shownValue(value), lab::isCritical(level), QString::fromStdString(laboratory)});
    };
    const auto history = file->history.find(id);
    if (history != file->history.end())
        for (const auto& past : history->second)
            add(past.collectedAt, past.value, past.level, past.laboratory);
    std::optional<double> low;
    std::optional<double> high;
    if (const auto* measurement = line->reportableMeasurement()) {
        add(lab::collectionOf(file->order), measurement->value, measurement->level, line->state == lab::LineState::Elsewhere ? measurement->performingLaboratory : std::string());
        if (measurement->range.low)
            low = measurement->range.low->toDouble();
        if (measurement->range.high)
            high = measurement->range.high->toDouble();
    }
    const auto cell = [&](int column) { return m_presenter.grid().index(row, column).data().toString(); };
    m_chart->show(cell(ResultGridModel::Examination), cell(ResultGridModel::Unit), std::move(points), low, high);
}

void ValidationPage::sign(lab::LineId only)
{
    m_said->clear();
    const auto lines = m_presenter.reportable(only);
    if (const auto objection = m_presenter.objection(lines); !objection.isEmpty())
        return say(objection, true);
    if (m_presenter.nextKind(lines) == lab::ReportKind::Corrected)
        return askCorrection(lines);
    signNow(lines, {});
}

void ValidationPage::askCorrection(const std::vector<lab::LineId>& lines)
{
    const QList<Reason> reasons{{QStringLiteral("error"), tr("Result corrected"), false}, {QStringLiteral("identity"), tr("Identity corrected"), false}, {QStringLiteral("comment"), tr("Interpretation changed"), false}, {QStringLiteral("other"), tr("Other"), true}};
    const auto& order = m_presenter.file()->order;
    const auto holders = DeliveryWords::holdersOf(order, lab::versionToReplace(order));
    auto* dialog = new ReasonDialog(m_theme, tr("Corrected report"), tr("The new version replaces the one that was released. Why?"), reasons, tr("Sign the correction"), this);
    dialog->setNotice(holders.isEmpty() ? tr("Nobody has received what it replaces, as far as is recorded here.") : tr("Received what it replaces, and must have the new one: %1").arg(holders));
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, lines, dialog] { signNow(lines, dialog->words()); });
    m_online->guard(dialog);
    openKept(dialog, "correction");
}

void ValidationPage::signNow(const std::vector<lab::LineId>& lines, const QString& reason)
{
    m_gate->pass([this, lines, reason] { m_presenter.release(lines, m_interpretation->toPlainText(), reason); });
}

// Stays where the work is: the next order comes, and the report is one key away.
void ValidationPage::afterRelease(const lab::OrderId& order, int version)
{
    m_released = order;
    m_keeper.drop("validation.interpretation:order:" + order.toString());
    m_draftNote->show({});
    const auto* row = m_presenter.worklist().row(m_presenter.worklist().rowOf(WorklistModel::idOf(order)));
    const auto accession = row ? QString::fromStdString(row->accession) : QString();
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

void ValidationPage::nameBatch()
{
    const int count = m_presenter.batch().count();
    m_signClear->setText(count > 0 ? tr("Sign the %n clear one(s)…", nullptr, count) : tr("Nothing clear to sign"));
    m_online->update();
}

void ValidationPage::askBatch()
{
    m_said->clear();
    m_presenter.batch().gather();
}

void ValidationPage::showBatch()
{
    const auto& files = m_presenter.batch().files();
    if (files.empty())
        return say(tr("None that you may sign from the list: what you entered yourself, another biologist validates."), true);
    auto* dialog = new BatchDialog(m_theme, files, m_engine.records().directory(), this);
    connect(dialog, &BatchDialog::confirmed, this, &ValidationPage::signBatch);
    dialog->open();
}

void ValidationPage::signBatch(const std::vector<lab::OrderId>& orders)
{
    m_gate->pass([this, orders] {
        m_presenter.batch().sign(orders);
        nameBatch();
    });
}

void ValidationPage::askSendBack()
{
    const auto line = lab::LineId(m_grid->currentId().toInt());
    const auto* file = m_presenter.file();
    const auto* shown = file ? file->order.line(line) : nullptr;
    if (!shown || shown->state != lab::LineState::TechnicallyValid) {
        say(tr("Choose a technically valid line first."), true);
        return;
    }
    const QList<Reason> reasons{{QStringLiteral("check"), tr("Check on another tube"), false}, {QStringLiteral("rerun"), tr("Run it again"), false}, {QStringLiteral("coherence"), tr("Does not fit the other results"), false}, {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Send back to the bench"), tr("The technician sees the reason with the line."), reasons, tr("Send back"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, line, dialog] { m_presenter.sendBack({line}, dialog->words()); });
    openKept(dialog, "send-back");
}

} // namespace paillasse::ui
