// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/orderview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "ui/confidential/withheld.h"
#include "ui/drafts/dialogkeeper.h"
#include "ui/drafts/reasonkeeper.h"
#include "ui/models/bannerorder.h"
#include "ui/reception/addtestsdialog.h"
#include "ui/reception/labelmaker.h"
#include "ui/reception/orderdesk.h"
#include "ui/printing/reportprinter.h"
#include "ui/theme/format.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pdfview.h"
#include "ui/widgets/reasondialog.h"

namespace paillasse::ui {

namespace {
constexpr int mostTubeRows = 6;
constexpr double labelsWidth = 250;
}

OrderView::OrderView(const Theme& theme, OrderDesk& desk, ExaminationPicker::Directory directory, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_desk(desk), m_directory(std::move(directory)), m_banner(new IdentityBanner(theme, this))
{
    build();
    connect(&desk, &OrderDesk::labelsChanged, this, [this] {
        if (m_labels->isVisibleTo(this) && !m_desk.labels().isEmpty())
            m_labels->show(m_desk.labels());
        updateActions();
    });
    connect(&desk, &OrderDesk::chosenChanged, this, &OrderView::updateActions);
    connect(m_tubes, &DataTable::idChanged, this, &OrderView::updateActions);
    m_tubes->installEventFilter(this);
    connect(m_lines, &DataTable::idChanged, this, &OrderView::updateActions);
    connect(m_receive, &QAbstractButton::clicked, &desk, &OrderDesk::receive);
    connect(m_remark, &QAbstractButton::clicked, this, &OrderView::askRemark);
    connect(m_reject, &QAbstractButton::clicked, this, &OrderView::askRejection);
    connect(m_newTubes, &QAbstractButton::clicked, &desk, &OrderDesk::askNewTubes);
    connect(m_add, &QAbstractButton::clicked, this, &OrderView::askAddition);
    connect(m_cancel, &QAbstractButton::clicked, this, &OrderView::askCancellation);
    connect(m_print, &QAbstractButton::clicked, this, [this] { printLabels(0); });
    connect(m_printTube, &QAbstractButton::clicked, this, [this] { printLabels(currentTube()); });
    connect(m_patient, &QAbstractButton::clicked, this, [this] {
        if (const auto* file = m_desk.file())
            Q_EMIT patientRequested(file->order.patient);
    });
    connect(m_glass, &QAbstractButton::clicked, this, [this] {
        if (const auto* file = m_desk.file())
            Q_EMIT glassRequested(file->order.patient);
    });
}

void OrderView::build()
{
    using Kind = ActionButton::Kind;
    const auto button = [this](const QString& text, const QKeySequence& key) { return new ActionButton(m_theme, Kind::Secondary, text, key, this); };
    m_tubes = new DataTable(m_theme, tr("Tubes of the order"), this);
    m_tubes->setModel(&m_desk.tubes());
    m_tubes->setColumnDesignWidth(0, 150);
    m_tubes->setColumnDesignWidth(1, 120);
    m_tubes->setColumnDesignWidth(2, 110);
    m_tubes->setStretchColumn(3);
    m_tubes->setHeightToRows(mostTubeRows);
    m_lines = new DataTable(m_theme, tr("Examinations of the order"), this);
    m_lines->setModel(&m_desk.lines());
    m_lines->setColumnDesignWidth(1, 60);
    m_lines->setColumnDesignWidth(2, 190);
    m_lines->setStretchColumn(0);

    m_remark = button(tr("Accept with a remark"), QKeySequence(Qt::Key_F5));
    m_reject = button(tr("Reject"), QKeySequence(Qt::Key_F6));
    m_hint = new HintLine(m_theme, tr("Space: this tube has come, the others not yet"), this);
    m_newTubes = button(tr("New tubes"), QKeySequence(Qt::CTRL | Qt::Key_N));
    m_receive = new PrimaryButton(m_theme, tr("Receive the tubes"), QKeySequence(Qt::Key_F12), this);
    m_add = button(tr("Add examinations"), QKeySequence(Qt::Key_F7));
    m_cancel = button(tr("Cancel the examination"), QKeySequence(Qt::Key_Delete));
    m_patient = button(tr("The patient"), QKeySequence(Qt::Key_F4));
    m_glass = button(tr("Confidential…"), QKeySequence(Qt::CTRL | Qt::Key_B));
    m_glass->setToolTip(tr("Break the glass for this patient"));

    auto* tubeActions = new QHBoxLayout;
    tubeActions->setSpacing(m_theme.px(8));
    for (auto* action : {m_remark, m_reject, m_newTubes})
        tubeActions->addWidget(action);
    tubeActions->addStretch();
    auto* work = new QVBoxLayout;
    work->setSpacing(m_theme.px(8));
    work->addWidget(m_tubes);
    work->addWidget(m_hint);
    work->addLayout(tubeActions);
    work->addWidget(m_lines, 1);
    auto* body = new QHBoxLayout;
    body->setSpacing(m_theme.px(14));
    body->addLayout(work, 1);
    body->addWidget(buildLabels());
    auto* foot = new QHBoxLayout;
    foot->setSpacing(m_theme.px(8));
    foot->addWidget(m_patient);
    foot->addWidget(m_add);
    foot->addWidget(m_cancel);
    foot->addWidget(m_glass);
    foot->addStretch();
    foot->addWidget(m_receive);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(m_theme.px(16), m_theme.px(12), m_theme.px(16), m_theme.px(8));
    layout->setSpacing(m_theme.px(10));
    layout->addWidget(m_banner);
    layout->addLayout(body, 1);
    layout->addLayout(foot);
}

QWidget* OrderView::buildLabels()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(m_theme.px(labelsWidth));
    auto* head = new Label(m_theme, TextStyle::SmallStrong, tr("Labels, as they print"), side);
    head->setInk(ColorRole::Quiet);
    m_labels = new PdfView(m_theme, tr("Labels"), side);
    m_print = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Print all labels"), QKeySequence(Qt::CTRL | Qt::Key_P), side);
    m_printTube = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("This tube's again"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), side);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_theme.px(8));
    layout->addWidget(head);
    layout->addWidget(m_labels, 1);
    layout->addWidget(m_printTube);
    layout->addWidget(m_print);
    return side;
}

void OrderView::show(Instant now)
{
    const auto* file = m_desk.file();
    if (!file) {
        m_banner->clear();
        m_labels->clear();
        return updateActions();
    }
    const auto identity = file->patient ? BannerIdentity::of(*file->patient, Format::localDay(now)) : BannerIdentity();
    m_banner->show(identity, bannerOrder(file->order), now);
    m_tubes->setHeightToRows(mostTubeRows);
    updateActions();
}

void OrderView::setRights(bool mayReceive, bool mayOrder, const client::Session& session)
{
    m_session = &session;
    m_mayReceive = mayReceive;
    m_mayOrder = mayOrder;
    for (auto* action : {m_receive, m_remark, m_reject})
        action->setVisible(mayReceive);
    m_hint->setVisible(mayReceive);
    for (auto* action : {m_newTubes, m_add, m_cancel})
        action->setVisible(mayOrder);
    updateActions();
}

// What can be done now; a key that cannot do anything is shown so before it is pressed.
void OrderView::updateActions()
{
    const auto* file = m_desk.file();
    const auto tube = currentTube();
    const auto* line = file ? file->order.line(lab::LineId(m_lines->currentId().toInt())) : nullptr;
    const auto awaited = m_desk.toReceive();
    m_receive->setEnabled(!awaited.empty());
    m_receive->setText(receiveWords(awaited));
    m_remark->setEnabled(m_desk.mayRemark(tube));
    m_reject->setEnabled(m_desk.mayReject(tube));
    m_newTubes->setEnabled(m_desk.needsNewTubes());
    m_add->setEnabled(file != nullptr);
    m_cancel->setEnabled(line && line->isOpen());
    m_patient->setEnabled(file != nullptr);
    m_glass->setVisible(file && m_session && mayBreakGlassFor(*m_session, file->order));
    m_print->setEnabled(!m_desk.labels().isEmpty());
    m_printTube->setEnabled(tube != 0 && !m_desk.labels().isEmpty());
}

QString OrderView::receiveWords(const std::vector<lab::SpecimenNumber>& tubes) const
{
    const auto count = static_cast<int>(tubes.size());
    if (tubes.size() == 1)
        return tr("Receive tube %1").arg(tubes.front());
    if (m_desk.hasChosen() && !tubes.empty())
        return tr("Receive the %n tube(s) chosen", nullptr, count);
    return tubes.empty() ? tr("Receive the tubes") : tr("Receive all %n tube(s)", nullptr, count);
}

lab::SpecimenNumber OrderView::currentTube() const
{
    return lab::SpecimenNumber(m_tubes->currentId().toInt());
}

void OrderView::chooseTube(lab::SpecimenNumber tube)
{
    if (tube != 0)
        m_tubes->setCurrentId(QString::number(tube));
}

bool OrderView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tubes && m_mayReceive && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        m_desk.toggle(currentTube());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void OrderView::focusEntry()
{
    m_tubes->focusEntry();
}

// What is typed into it outlives a lock and a crash; the same question begins with it.
void OrderView::openKept(ReasonDialog* dialog, const std::string& why)
{
    if (const auto* file = m_desk.file())
        keepReason(*dialog, m_desk.drafts(), ReasonPlace::of("reception." + why, file->order));
    dialog->open();
}

void OrderView::askRemark()
{
    const auto tube = currentTube();
    const QList<Reason> reasons{{QStringLiteral("haemolysed"), tr("Slightly haemolysed"), false}, {QStringLiteral("volume"), tr("Small volume"), false},
                                {QStringLiteral("late"), tr("Late, but within the limit"), false}, {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Accept with a remark"), tr("What should the bench and the report know about tube %1?").arg(tube), reasons, tr("Accept"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, tube, dialog] { m_desk.acceptWithRemark(tube, dialog->words()); });
    openKept(dialog, "remark:" + std::to_string(tube));
}

void OrderView::askRejection()
{
    const auto tube = currentTube();
    using enum lab::RejectionReason;
    QList<Reason> reasons;
    for (const auto reason : {Unlabelled, Mismatch, WrongTube, Haemolysed, Clotted, Insufficient, Delay, Temperature, NoPrescription, Other})
        reasons << Reason{QString::number(int(reason)), OrderDesk::rejectionWords(reason), reason == Other};
    auto* dialog = new ReasonDialog(m_theme, tr("Reject tube %1").arg(tube), tr("Its examinations will wait for a new tube. Why is it rejected?"), reasons, tr("Reject"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this,
            [this, tube](const QString& code, const QString& text) { m_desk.reject(tube, static_cast<lab::RejectionReason>(code.toInt()), text); });
    openKept(dialog, "rejection:" + std::to_string(tube));
}

void OrderView::askAddition()
{
    const auto* file = m_desk.file();
    if (!file)
        return;
    auto* dialog = new AddTestsDialog(m_theme, m_directory, file->order, this);
    connect(dialog, &AddTestsDialog::chosen, this, [this](const std::vector<std::string>& codes) { m_desk.addTests(codes); });
    const auto subject = "order:" + file->order.id.toString();
    keepDialog(m_theme, *dialog, dialog->fields(), m_desk.drafts(), "reception.addition:" + subject, subject, file->order.accession);
    dialog->open();
}

void OrderView::askCancellation()
{
    const auto line = lab::LineId(m_lines->currentId().toInt());
    const auto name = m_lines->currentIndex().siblingAtColumn(0).data().toString();
    const QList<Reason> reasons{{QStringLiteral("prescriber"), tr("Cancelled by the prescriber"), false}, {QStringLiteral("twice"), tr("Ordered twice"), false},
                                {QStringLiteral("tube"), tr("No usable tube"), false},                    {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Cancel the examination"), tr("%1 will not be done. Why?").arg(name), reasons, tr("Cancel it"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, line, reasons](const QString& code, const QString& text) {
        QString words = text;
        for (const auto& reason : reasons)
            if (reason.code == code && !reason.needsText)
                words = reason.text;
        m_desk.cancelTest(line, words);
    });
    openKept(dialog, "cancellation:" + std::to_string(line));
}

void OrderView::printLabels(lab::SpecimenNumber tube)
{
    const auto* file = m_desk.file();
    if (!file)
        return;
    if (tube == 0)
        return print(m_desk.labels());
    renderLabelsInBackground(tubeLabels(*file, m_directory()->codeTables, tube), this, [this](const QByteArray& labels) { print(labels); });
}

void OrderView::print(const QByteArray& labels)
{
    if (labels.isEmpty()) {
        Q_EMIT said(tr("The labels could not be drawn: the patient of this order is not on this workstation yet."), true);
        return;
    }
    askPrinter(labels, this, [this](const std::optional<Printout>& printout) {
        if (!printout)
            return Q_EMIT said(tr("The labels could not be printed. Look at the printer and try again (Ctrl+P)."), true);
        m_desk.noteTaken(printout->reading());
        Q_EMIT said(tr("Labels sent to %1").arg(printout->printer), false);
    });
}

} // namespace paillasse::ui
