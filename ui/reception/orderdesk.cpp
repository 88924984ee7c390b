// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/orderdesk.h"

#include <algorithm>

#include "app/lab/rules/confidentiality.h"
#include "app/lab/rules/reception.h"
#include "ui/models/orderreading.h"
#include "ui/reception/labelmaker.h"
#include "ui/reception/orderdraft.h"
#include "ui/words/examinationname.h"
#include "ui/words/tubekinds.h"
#include "ui/theme/format.h"
#include "ui/widgets/flags.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

OrderDesk::OrderDesk(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine), m_tubes(this), m_lines(this)
{
    m_tubes.setHeaders({tr("Tube"), tr("State"), tr("Received"), tr("Remark")});
    m_lines.setHeaders({tr("Examination"), tr("Tube"), tr("State")});
    connect(&engine, &client::Engine::documentsChanged, this, [this](const std::set<lab::DocumentId>& ids, bool many) {
        if (!m_open.isNull() && (many || ids.contains(lab::documentId(m_open))))
            ask();
    });
    connect(&engine.records(), &client::Records::directoryChanged, this, [this] {
        if (m_file)
            m_lines.setRows(lineRows());
    });
}

void OrderDesk::open(const lab::OrderId& order)
{
    if (order != m_open) {
        close();
        m_open = order;
    }
    if (!order.isNull())
        ask();
}

void OrderDesk::close()
{
    m_open = {};
    m_file.reset();
    m_chosen.clear();
    m_labels.clear();
}

void OrderDesk::ask()
{
    m_engine.records().order(m_open, this, [this, asked = m_open](Result<client::OrderFile> file) {
        if (asked != m_open)
            return;
        if (file)
            return take(std::move(*file));
        if (m_file)
            return; // it has left the cache: what is shown stays
        m_engine.fetchOrder(asked, this, [this, asked](Result<client::OrderFile> fetched) {
            if (asked != m_open)
                return;
            if (!fetched) {
                Q_EMIT said(tr("This order is not on this workstation, and the store cannot be reached."), true);
                return;
            }
            take(std::move(*fetched));
        });
    });
}

void OrderDesk::take(client::OrderFile file)
{
    if (!m_file)
        noteReading(m_engine, lab::ReadingKind::OpenedOrder, file.order);
    m_file = std::move(file);
    show();
}

void OrderDesk::noteTaken(lab::ReadingKind kind)
{
    if (m_file)
        noteReading(m_engine, kind, m_file->order);
}

void OrderDesk::show()
{
    m_tubes.setRows(tubeRows());
    m_lines.setRows(lineRows());
    Q_EMIT changed();
    drawLabels();
}

// Only of what the file says: a committed order.
void OrderDesk::drawLabels()
{
    renderLabelsInBackground(tubeLabels(*m_file, m_engine.records().directory()->codeTables), this, [this, of = m_open](const QByteArray& pdf) {
        if (of != m_open)
            return;
        m_labels = pdf;
        Q_EMIT labelsChanged();
    });
}

QString OrderDesk::rejectionWords(lab::RejectionReason reason)
{
    using enum lab::RejectionReason;
    switch (reason) {
    case Unlabelled: return tr("Unlabelled");
    case Mismatch: return tr("Identity does not match");
    case WrongTube: return tr("Wrong tube");
    case Haemolysed: return tr("Haemolysed");
    case Clotted: return tr("Clotted");
    case Insufficient: return tr("Insufficient volume");
    case Delay: return tr("Too long on the way");
    case Temperature: return tr("Temperature not kept");
    case NoPrescription: return tr("No prescription");
    case Other: return tr("Other");
    case None: break;
    }
    return {};
}

QList<Row> OrderDesk::tubeRows() const
{
    const auto directory = m_engine.records().directory();
    QList<Row> rows;
    for (const auto& specimen : m_file->order.specimens) {
        QStringList remark;
        if (specimen.rejection != lab::RejectionReason::None)
            remark << rejectionWords(specimen.rejection);
        if (!specimen.remark.empty())
            remark << QString::fromStdString(specimen.remark);
        const bool usable = specimen.state != lab::SpecimenState::Rejected && specimen.state != lab::SpecimenState::Discarded;
        const bool hasCome = lab::isAwaited(specimen) && m_chosen.contains(specimen.number);
        const auto state = hasCome ? Badge{Tone::Accent, Shape::Check, tr("has come", "specimen"), {}} : StatusBadges::specimen(specimen.state);
        rows.append({QString::number(specimen.number),
                     {{QStringLiteral("%1 · %2").arg(specimen.number).arg(tubeName(directory->codeTables, specimen.container)), usable ? CellInk::Strong : CellInk::Struck, {}, {}, false},
                      {{}, CellInk::Normal, {state}, {}, false},
                      {specimen.receivedAt.isNull() ? QString() : Format::timeOrDate(specimen.receivedAt, m_engine.now()), CellInk::Quiet, {}, {}, true},
                      {remark.join(QStringLiteral(" · ")), CellInk::Quiet, {}, {}, false}}});
    }
    return rows;
}

QList<Row> OrderDesk::lineRows() const
{
    const auto directory = m_engine.records().directory();
    QList<Row> rows;
    for (const auto& line : m_file->order.lines) {
        const auto name = line.withheld ? tr("confidential examination") : nameOf(directory->catalogue, line.examination);
        const bool off = line.state == lab::LineState::Cancelled;
        Badges badges{StatusBadges::line(line.state)};
        if (line.isOpen() && m_file->order.needsNewTube(line))
            badges = {Badge{Tone::Abnormal, Shape::Exclamation, tr("new tube needed"), {}}};
        if (m_file->pending.contains(line.id))
            badges << StatusBadges::pending();
        const auto* tube = m_file->order.usableSpecimen(line);
        rows.append({QString::number(line.id),
                     {{name, off ? CellInk::Struck : CellInk::Normal, {}, off ? QStringLiteral(" · ") + QString::fromStdString(line.reason) : QString(), false},
                      {tube ? QString::number(tube->number) : QString(), CellInk::Quiet, {}, {}, true},
                      {{}, CellInk::Normal, badges, {}, false}}});
    }
    return rows;
}

std::vector<lab::SpecimenNumber> OrderDesk::toReceive() const
{
    std::vector<lab::SpecimenNumber> tubes;
    if (m_file)
        for (const auto& specimen : m_file->order.specimens)
            if (lab::isAwaited(specimen) && (m_chosen.empty() || m_chosen.contains(specimen.number)))
                tubes.push_back(specimen.number);
    return tubes;
}

void OrderDesk::choose(lab::SpecimenNumber tube)
{
    m_chosen.insert(tube);
    if (m_file)
        m_tubes.setRows(tubeRows());
    Q_EMIT chosenChanged();
}

void OrderDesk::toggle(lab::SpecimenNumber tube)
{
    const auto* specimen = m_file ? m_file->order.specimen(tube) : nullptr;
    if (!specimen || !lab::isAwaited(*specimen))
        return;
    if (m_chosen.erase(tube) == 0)
        return choose(tube);
    m_tubes.setRows(tubeRows());
    Q_EMIT chosenChanged();
}

bool OrderDesk::mayRemark(lab::SpecimenNumber tube) const
{
    const auto* specimen = m_file ? m_file->order.specimen(tube) : nullptr;
    return specimen && lab::mayBeRemarked(m_file->order, *specimen);
}

bool OrderDesk::mayReject(lab::SpecimenNumber tube) const
{
    const auto* specimen = m_file ? m_file->order.specimen(tube) : nullptr;
    return specimen && specimen->state != lab::SpecimenState::Rejected && specimen->state != lab::SpecimenState::Discarded;
}

bool OrderDesk::needsNewTubes() const
{
    return m_file && std::ranges::any_of(m_file->order.lines, [this](const lab::ResultLine& line) { return line.isOpen() && m_file->order.needsNewTube(line); });
}

void OrderDesk::submit(const lab::ActBody& body, const QString& success)
{
    if (!m_file)
        return;
    m_engine.acts().submit(lab::documentId(m_file->order.id), body, client::basedOn(m_file->order, body), this, [this, success](const client::Submission& submission) {
        if (!submission.isCommitted()) {
            Q_EMIT said(RefusalWords::of(submission), true);
            return;
        }
        Q_EMIT said(success, false);
        if (!m_open.isNull())
            ask();
    });
}

void OrderDesk::receive()
{
    auto tubes = toReceive();
    if (tubes.empty()) {
        Q_EMIT said(tr("No tube is left to receive."), true);
        return;
    }
    const auto count = static_cast<int>(tubes.size());
    submit(lab::ReceiveSpecimens{std::move(tubes), {}}, tr("%n tube(s) received", nullptr, count));
}

// A second remark does not hide the first.
void OrderDesk::acceptWithRemark(lab::SpecimenNumber tube, const QString& remark)
{
    const auto* specimen = m_file ? m_file->order.specimen(tube) : nullptr;
    if (!specimen)
        return;
    QStringList words;
    if (!specimen->remark.empty())
        words << QString::fromStdString(specimen->remark);
    words << remark.trimmed();
    submit(lab::ReceiveSpecimens{{tube}, words.join(QStringLiteral(" · ")).toStdString()},
           lab::isAwaited(*specimen) ? tr("%n tube(s) received", nullptr, 1) : tr("The remark is on tube %1 now.").arg(tube));
}

void OrderDesk::reject(lab::SpecimenNumber tube, lab::RejectionReason reason, const QString& remark)
{
    submit(lab::RejectSpecimen{tube, reason, remark.trimmed().toStdString()}, tr("Tube %1 rejected. Ask for a new one (Ctrl+N), or cancel its examinations.").arg(tube));
}

// One tube of each container that replaces a rejected one.
void OrderDesk::askNewTubes()
{
    if (!m_file)
        return;
    std::set<std::string> containers;
    lab::SpecimenNumber last = 0;
    for (const auto& specimen : m_file->order.specimens)
        last = std::max(last, specimen.number);
    for (const auto& line : m_file->order.lines)
        if (const auto* tube = line.isOpen() && m_file->order.needsNewTube(line) ? m_file->order.specimen(line.specimen) : nullptr)
            containers.insert(tube->container);
    lab::AddTests body;
    for (const auto& container : containers)
        body.specimens.push_back({++last, container});
    if (body.specimens.empty()) {
        Q_EMIT said(tr("No examination waits for a new tube."), true);
        return;
    }
    submit(body, tr("%n new tube(s) asked for: print the labels", nullptr, static_cast<int>(body.specimens.size())));
}

void OrderDesk::addTests(const std::vector<std::string>& codes)
{
    if (!m_file)
        return;
    auto request = OrderDrafts::request(codes, *m_engine.records().directory(), &m_file->order);
    if (request.lines.empty()) {
        Q_EMIT said(tr("These examinations are on the order already."), true);
        return;
    }
    lab::classify(request.lines, m_file->patient && m_file->patient->isStaff);
    const auto count = static_cast<int>(request.lines.size());
    submit(lab::AddTests{std::move(request.specimens), std::move(request.lines)}, tr("%n examination(s) added", nullptr, count));
}

void OrderDesk::cancelTest(lab::LineId line, const QString& reason)
{
    submit(lab::CancelLines{{line}, reason.toStdString()}, tr("Examination cancelled"));
}

} // namespace paillasse::ui
