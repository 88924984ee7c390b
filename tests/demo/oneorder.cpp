// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <QFile>

#include "tests/demo/demonstration.h"
#include "ui/bench/benchpage.h"
#include "ui/reception/orderform.h"
#include "ui/reception/orderview.h"
#include "ui/reception/receptionpage.h"
#include "ui/reports/reportspage.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/datatable.h"

// One order from the reception to its signed report.
namespace paillasse::demo {

namespace {

struct Wanted {
    const char* code;
    const char* value; // as it will be measured; nothing: it is calculated
};
// The potassium is critical, and was always normal.
constexpr std::array wanted{Wanted{"NA", "138"}, Wanted{"K", "6.4"},    Wanted{"CL", "104"},  Wanted{"CREA", "71"}, Wanted{"DFG", nullptr},
                            Wanted{"UREE", "4.4"}, Wanted{"GLU", "5.0"}, Wanted{"ALAT", "24"}, Wanted{"CRP", "7"}};

const char* valueOf(const std::string& code)
{
    const auto* found = std::ranges::find(wanted, code, &Wanted::code);
    if (found == wanted.end() || !found->value)
        throw StageError("nothing is to be typed for " + code);
    return found->value;
}

} // namespace

// Somebody whom the laboratory knows since years: searched, ordered for; the tubes are received.
void Demonstration::reception()
{
    m_steps.begin(QStringLiteral("reception"));
    stage().go(QStringLiteral("reception"));
    auto& page = m_here->page<ui::ReceptionPage>();
    auto& presenter = page.presenter();
    stage().press(Qt::Key_F, Qt::ControlModifier);
    stage().type(QStringLiteral("LE BIHAN Maëlle 03/05/1992"));
    stage().press(Qt::Key_Return);
    stage().wait("the patient", [&] { return presenter.patient() != nullptr; });
    stage().wait("their orders", [&] { return presenter.orders().rowCount() > 0; });
    stage().press(Qt::Key_F3);
    stage().wait("the order's form", [&] { return page.orderForm().isVisible(); });
    for (const auto& examination : wanted) {
        stage().type(QString::fromLatin1(examination.code));
        stage().press(Qt::Key_Return);
    }
    stage().press(Qt::Key_Return);
    stage().type(QStringLiteral("Dr Jeanne Cadiou"));
    stage().press(Qt::Key_U, Qt::AltModifier); // urgent
    stage().tabTo("Préleveur (nom et qualité)");
    stage().type(QStringLiteral("C. Simon (IDE)"));
    stage().tabTo("Renseignements cliniques");
    stage().type(QStringLiteral("bilan avant scanner injecté"));
    stage().picture(QStringLiteral("4-reception-order"));
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    stage().wait("the order", [&] { return page.orderView().isVisible() && presenter.desk().file(); });
    const auto& order = presenter.desk().file()->order;
    if (order.lines.size() != wanted.size() || !std::ranges::all_of(wanted, [&order](const Wanted& one) { return std::ranges::find(order.lines, one.code, &lab::ResultLine::examination) != order.lines.end(); }))
        throw StageError("not the examinations that were typed");
    m_order = order.id;
    m_accession = QString::fromStdString(order.accession);
    stage().press(Qt::Key_F12);
    stage().wait("the tubes received", [&] { return presenter.desk().toReceive().empty(); });
    stage().wait("the labels", [&] { return !presenter.desk().labels().isEmpty(); });
    stage().wait("the store's answer", [this] { return engine().acts().pendingCount() == 0; });
    stage().pause(800);
    stage().picture(QStringLiteral("4-reception"));
}

// The tube that came from the reception under the scanner, which types what its label says; then down the grid.
void Demonstration::bench()
{
    m_steps.begin(QStringLiteral("bench"));
    stage().go(QStringLiteral("bench"));
    auto& page = m_here->page<ui::BenchPage>();
    auto& presenter = page.presenter();
    const auto& grid = presenter.grid();
    stage().press(Qt::Key_F, Qt::ControlModifier);
    stage().type(m_accession);
    stage().press(Qt::Key_Return);
    stage().wait("the order of the tube", [&] { return presenter.file() && presenter.file()->order.id == m_order; });
    stage().tabTo(page.queue());
    stage().press(Qt::Key_Return);
    const auto current = [&] { return presenter.file()->order.line(lab::LineId(page.grid().currentId().toInt())); };
    const auto isToEnter = [&] { return current() && current()->state == lab::LineState::Pending && grid.isTypable(grid.rowOfLine(current()->id)); };
    while (isToEnter()) {
        const auto line = current()->id;
        stage().type(QString::fromLatin1(valueOf(current()->examination)));
        stage().press(Qt::Key_Return);
        stage().wait("the saved result", [&] {
            const auto* shown = presenter.file()->order.line(line);
            return shown && shown->reportable;
        });
        stage().pause(60);
        if (presenter.unanswered() == 0)
            continue;
        stage().picture(QStringLiteral("5-bench"));
        stage().press(Qt::Key_F8);
        stage().wait("the call's dialog", [this] { return stage().dialog() != nullptr; });
        stage().tabTo("Relue");
        stage().press(Qt::Key_Space);
        stage().picture(QStringLiteral("5-bench-call"));
        stage().press(Qt::Key_Return, Qt::ControlModifier);
        stage().wait("the call recorded", [this] { return stage().dialog() == nullptr; });
        stage().wait("the call on the order", [&] { return presenter.unanswered() == 0; });
        for (int row = grid.rowOfLine(line); row + 1 < grid.rowCount() && !isToEnter(); ++row)
            stage().press(Qt::Key_Down);
    }
    stage().press(Qt::Key_F12);
    stage().wait("the technical validation", [&] { return std::ranges::all_of(presenter.file()->order.lines, [](const lab::ResultLine& line) { return line.state == lab::LineState::TechnicallyValid; }); });
    stage().wait("the store's answer", [this] { return engine().acts().pendingCount() == 0; });
    stage().pause(500); // the list, too
    stage().picture(QStringLiteral("5-bench-validated"));
}

void Demonstration::validation()
{
    m_steps.begin(QStringLiteral("validation"));
    stage().go(QStringLiteral("validation"));
    auto& page = m_here->page<ui::ValidationPage>();
    auto& presenter = page.presenter();
    const auto& list = presenter.worklist();
    int row = -1;
    stage().wait("the order in the queue", [&] {
        for (row = list.rowCount() - 1; row >= 0 && list.row(row)->order != m_order;)
            --row;
        return row >= 0;
    });
    stage().tabTo(page.queue());
    stage().press(Qt::Key_Home, Qt::ControlModifier);
    for (int step = 0; step < row; ++step)
        stage().press(Qt::Key_Down);
    stage().wait("the order", [&] { return presenter.file() && presenter.file()->order.id == m_order; });
    stage().press(Qt::Key_Return);
    const auto isPotassium = [&] {
        const auto* line = presenter.file()->order.line(lab::LineId(page.grid().currentId().toInt()));
        return line && line->examination == "K";
    };
    for (std::size_t step = 0; step < wanted.size() && !isPotassium(); ++step)
        stage().press(Qt::Key_Down);
    stage().picture(QStringLiteral("6-validation"));
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    stage().wait("the password's dialog", [this] { return stage().dialog() != nullptr; });
    stage().fill({m_passwords.value(QString::fromLatin1(biologist))});
    stage().picture(QStringLiteral("6-validation-sign"));
    stage().press(Qt::Key_Return);
    stage().wait("the signed report", [&] { return !page.released().isNull(); }, 30'000);
    stage().press(Qt::Key_F10);
}

void Demonstration::report()
{
    stage().wait("the report's page", [this] { return shell().currentPage() && shell().currentPage()->id() == QStringLiteral("reports"); }, 30'000);
    m_steps.begin(QStringLiteral("report"));
    auto& presenter = m_here->page<ui::ReportsPage>().presenter();
    stage().wait("the report's bytes", [&] { return !presenter.pdf().isEmpty(); });
    stage().wait("the registered bytes", [&] { return presenter.isGenuine() == true; });
    stage().wait("the store's answer", [this] { return engine().acts().pendingCount() == 0; });
    m_pdf = presenter.pdf();
    QFile file(m_setting.out + QStringLiteral("/report.pdf"));
    if (!file.open(QIODevice::WriteOnly) || file.write(m_pdf) != m_pdf.size())
        throw StageError("the report could not be written");
    stage().pause(500);
    stage().picture(QStringLiteral("7-report"));
}

} // namespace paillasse::demo
