// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/demo/demonstration.h"
#include "ui/bench/benchpage.h"
#include "ui/widgets/datatable.h"

// Without the network, and two who measured one line.
namespace paillasse::demo {

namespace {

constexpr auto disputed = "NA";

// The disputed line of the order in front, while it is to enter.
const lab::ResultLine* openLine(const ui::BenchPresenter& presenter)
{
    if (presenter.file())
        for (const auto& line : presenter.file()->order.lines)
            if (line.examination == disputed && line.state == lab::LineState::Pending)
                return &line;
    return nullptr;
}

} // namespace

void Demonstration::offline()
{
    m_steps.begin(QStringLiteral("offline"));
    stage().go(QStringLiteral("bench"));
    auto& page = m_here->page<ui::BenchPage>();
    auto& presenter = page.presenter();
    stage().wait("the queue", [&] { return presenter.worklist().rowCount() > 1; });
    stage().tabTo(page.queue());
    m_cable->cut();
    stage().wait("offline", [this] { return engine().connection() == client::Connection::Offline; }, 40'000);
    stage().press(Qt::Key_Home, Qt::ControlModifier);
    for (int row = 0; row < presenter.worklist().rowCount(); ++row) {
        m_disputed = presenter.worklist().row(row)->order;
        stage().wait("the order", [&] { return presenter.file() && presenter.file()->order.id == m_disputed; });
        if (openLine(presenter))
            break;
        stage().press(Qt::Key_Down);
    }
    if (!openLine(presenter))
        throw StageError("no order waits for its sodium");
    const auto line = openLine(presenter)->id;
    const int wanted = presenter.grid().rowOfLine(line);
    stage().press(Qt::Key_Return);
    for (int row = page.grid().currentIndex().row(); row != wanted; row += row < wanted ? 1 : -1)
        stage().press(row < wanted ? Qt::Key_Down : Qt::Key_Up);
    stage().type(QStringLiteral("139"));
    stage().press(Qt::Key_Return);
    stage().wait("the saved result", [&] { return presenter.file()->order.line(line)->reportable.has_value(); });
    stage().wait("an act that waits", [this] { return engine().acts().pendingCount() > 0; });
    stage().pause(1200);
    stage().picture(QStringLiteral("8-offline"));
}

void Demonstration::refusedAct()
{
    m_steps.begin(QStringLiteral("refused act"));
    // Meanwhile, connected, the colleague measures the same line otherwise.
    const auto& order = m_here->page<ui::BenchPage>().presenter().file()->order;
    const auto line = std::ranges::find(order.lines, disputed, &lab::ResultLine::examination);
    lab::Measurement measurement;
    measurement.id = lab::MeasurementId::make(m_clock.now());
    measurement.value = lab::Quantity{lab::Comparator::None, lab::Decimal(142, 0)};
    measurement.unit = line->reportableMeasurement()->unit;
    measurement.enteredBy = m_there->session().person().id;
    measurement.at = m_clock.now();
    const lab::RecordMeasurements body{{{line->id, measurement, true, {}}}};
    bool done = false;
    m_there->acts().submit(lab::documentId(m_disputed), body, {{line->id, 0}}, m_there.get(), [&done](const client::Submission& submission) { done = submission.isCommitted(); });
    stage().wait("the colleague's result", [&] { return done && m_there->acts().pendingCount() == 0; });

    m_cable->join();
    stage().wait("the refusal", [this] { return engine().acts().refusedCount() > 0; }, 60'000);
    stage().go(QStringLiteral("tray"));
    stage().pause(600);
    stage().picture(QStringLiteral("9-refused-act"));
    stage().press(Qt::Key_F12);
    stage().wait("the decision", [this] { return engine().acts().refusedCount() == 0 && engine().acts().pendingCount() == 0; });
}

} // namespace paillasse::demo
