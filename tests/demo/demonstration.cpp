// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demonstration.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>

#include "app/crypto/totp.h"
#include "tests/demo/keyfailures.h"
#include "tests/demo/summary.h"
#include "tests/journeys/authenticator.h"
#include "ui/bench/benchpage.h"
#include "ui/reception/orderform.h"
#include "ui/reception/orderview.h"
#include "ui/reception/patientform.h"
#include "ui/reception/receptionpage.h"
#include "ui/reportcheck/checkpage.h"
#include "ui/reports/reportspage.h"
#include "ui/shell/lockoverlay.h"
#include "ui/shell/shell.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/datatable.h"

namespace paillasse::demo {

namespace {

constexpr auto receptionist = "pkerdoncuff";
constexpr auto technician = "alegoff";
constexpr auto colleague = "ysalaun";
constexpr auto biologist = "hcorre";

// Chosen at random each time, as a person's generated phrase would be: nothing is ever the default.
QString newPassword()
{
    QString text;
    for (int i = 0; i < 4; ++i)
        text += QString::number(QRandomGenerator::system()->generate64(), 36).leftJustified(6, QLatin1Char('x')).left(6) + QLatin1Char('-');
    return text + QStringLiteral("Ker7");
}

SecretBytes secret(const QString& text)
{
    return SecretBytes::copyOf(text.toStdString());
}

int rowOf(const ui::WorklistModel& list, const std::function<bool(const client::WorkRow&)>& wanted)
{
    for (int row = 0; row < list.rowCount(); ++row)
        if (wanted(*list.row(row)))
            return row;
    return -1;
}

} // namespace

Demonstration::Demonstration(Setting setting, ui::Theme& theme, const Clock& clock, const Log& log)
    : m_setting(std::move(setting)), m_theme(theme), m_clock(clock), m_store(m_setting.store, m_setting.data), m_log(log)
{
    if (!m_store.start())
        throw StageError("the store does not start");
    m_cable = std::make_unique<Cable>(m_store.port());
    m_engine = std::make_unique<client::Engine>(client::Profile(m_setting.profiles + QStringLiteral("/first")), clock, log);
    m_work = std::make_unique<ui::Application>(*m_engine, theme, clock, std::chrono::minutes(30));
    m_stage = std::make_unique<Stage>(m_work->window(), m_setting.out);
    m_work->window().resize(1366, 768);
    m_work->window().show();
    m_work->window().activateWindow();
    m_work->start();
}

Demonstration::~Demonstration() = default;

void Demonstration::play()
{
    enrol();
    firstSignIn(QString::fromLatin1(receptionist), true);
    reception();
    signOut();
    firstSignIn(QString::fromLatin1(technician), false);
    bench();
    signOut();
    firstSignIn(QString::fromLatin1(biologist), false);
    validation();
    report();
    reportCheck();
    signOut();
    signInAgain(QString::fromLatin1(technician));
    colleagueSignsIn();
    offline();
    refusedAct();
    seatMoved();
    people();
    workstations();
    signOut();
    rightsReview();
    signOut();
    brokenGlass();
    keyFailures();
    m_stage->end();
    writeSummary();
}

void Demonstration::enrol()
{
    m_stage->begin(QStringLiteral("enrolment"));
    auto& presenter = m_work->signIn().presenter();
    m_stage->wait("the enrolment page", [&] { return presenter.step() == ui::SignInStep::Enrolment; });
    m_stage->fill({m_setting.codes.value(QStringLiteral("enrol-1")), QStringLiteral("127.0.0.1:%1").arg(m_cable->port()), QStringLiteral("BIOCH-02")});
    m_stage->picture(QStringLiteral("1-enrolment"));
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    m_stage->wait("the sign-in page", [&] { return presenter.step() == ui::SignInStep::SignIn; });
}

void Demonstration::firstSignIn(const QString& login, bool withPictures)
{
    auto& presenter = m_work->signIn().presenter();
    m_stage->begin(QStringLiteral("sign-in ") + login);
    m_stage->press(Qt::Key_A, Qt::AltModifier);
    m_stage->wait("the first sign-in page", [&] { return presenter.step() == ui::SignInStep::Activation; });
    const auto password = newPassword();
    m_passwords.insert(login, password);
    m_stage->fill({login, m_setting.codes.value(login), password, password});
    if (withPictures)
        m_stage->picture(QStringLiteral("2-sign-in"));
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    const auto isIn = [&] { return presenter.step() == ui::SignInStep::FirstSync || !m_work->window().overlay().isLocked(); };
    m_stage->wait("the first synchronisation", [&] { return isIn() || presenter.step() == ui::SignInStep::Factor; });
    if (presenter.step() == ui::SignInStep::Factor)
        setUpFactor();
    m_stage->wait("the first synchronisation", isIn);
    m_stage->begin(QStringLiteral("first synchronisation ") + login);
    if (withPictures)
        m_stage->picture(QStringLiteral("3-first-sync"));
    m_stage->wait("enough to begin", [&] { return !m_work->window().overlay().isLocked() || presenter.isUsable(); }, 60'000);
    if (m_work->window().overlay().isLocked())
        m_stage->press(Qt::Key_Return);
    m_stage->wait("the work", [&] { return !m_work->window().overlay().isLocked(); });
    m_stage->wait("everything synchronised", [&] { return m_engine->progress().caughtUp; }, 60'000);
}

// Whoever signs takes the secret into their telephone, types its code, and keeps the recovery codes.
void Demonstration::setUpFactor()
{
    auto& presenter = m_work->signIn().presenter();
    m_stage->begin(QStringLiteral("second factor"));
    const auto typed = presenter.factorTyped().view();
    m_factor = journeys::fromBase32(asText(typed));
    const auto code = crypto::totpCode(m_factor, crypto::totpStep(SystemClock().now()));
    m_stage->fill({QString::fromStdString(std::string(asText(code.view())))});
    m_stage->picture(QStringLiteral("10-second-factor"));
    m_stage->press(Qt::Key_Return);
    m_stage->wait("the recovery codes", [&] { return presenter.step() == ui::SignInStep::RecoveryCodes; });
    m_stage->press(Qt::Key_Return);
}

void Demonstration::signInAgain(const QString& login)
{
    auto& presenter = m_work->signIn().presenter();
    m_stage->begin(QStringLiteral("sign-in again ") + login);
    m_stage->wait("the sign-in page", [&] { return presenter.step() == ui::SignInStep::SignIn; });
    m_stage->fill({login, m_passwords.value(login)});
    m_stage->press(Qt::Key_Return);
    m_stage->wait("the work", [&] {
        if (presenter.step() == ui::SignInStep::FirstSync && presenter.isUsable())
            m_stage->press(Qt::Key_Return);
        return !m_work->window().overlay().isLocked();
    });
    m_stage->wait("everything synchronised", [&] { return m_engine->progress().caughtUp; }, 60'000);
}

void Demonstration::signOut()
{
    m_stage->begin(QStringLiteral("switch person"));
    m_work->window().shell().focusEntry();
    m_stage->press(Qt::Key_U, Qt::ControlModifier);
    m_stage->wait("the sign-in page", [&] { return m_work->signIn().presenter().step() == ui::SignInStep::SignIn; });
}

void Demonstration::go(const QString& page)
{
    m_stage->go(page);
}

// Somebody whom the laboratory does not know: searched, registered, ordered for; the tubes are received.
void Demonstration::reception()
{
    m_stage->begin(QStringLiteral("reception"));
    go(QStringLiteral("reception"));
    auto* page = qobject_cast<ui::ReceptionPage*>(m_work->window().shell().currentPage());
    m_stage->press(Qt::Key_F, Qt::ControlModifier);
    m_stage->type(QStringLiteral("ROPARTZ Gwenola 14/02/1961"));
    m_stage->wait("the search's answer", [&] { return page->presenter().mayCreate(); });
    m_stage->press(Qt::Key_F2);
    m_stage->wait("the patient's form", [&] { return page->patientForm().isVisible(); });
    m_stage->press(Qt::Key_F); // the sex, which the search did not say
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    m_stage->wait("the order's form", [&] { return page->orderForm().isVisible(); });
    for (const auto* code : {"NA", "K", "CREA", "LDL", "HBA1C"}) {
        m_stage->type(QString::fromLatin1(code));
        m_stage->press(Qt::Key_Return);
    }
    m_stage->press(Qt::Key_Return);
    m_stage->type(QStringLiteral("Dr Le Meur"));
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    m_stage->wait("the order", [&] { return page->orderView().isVisible() && page->presenter().desk().file(); });
    m_stage->press(Qt::Key_F12);
    m_stage->wait("the tubes received", [&] { return page->presenter().desk().toReceive().empty(); });
    m_stage->wait("the labels", [&] { return !page->presenter().desk().labels().isEmpty(); });
    m_stage->pause(800);
    m_stage->picture(QStringLiteral("4-reception"));
}

void Demonstration::openOrder(const QString& name)
{
    auto* page = qobject_cast<ui::BenchPage*>(m_work->window().shell().currentPage());
    int row = -1;
    m_stage->wait("the order in the queue", [&] {
        row = rowOf(page->presenter().worklist(), [&](const client::WorkRow& shown) { return QString::fromStdString(shown.name).startsWith(name) && shown.entered == 0; });
        return row >= 0;
    });
    page->queue().setFocus();
    m_stage->press(Qt::Key_Home, Qt::ControlModifier);
    for (int step = 0; step < row; ++step)
        m_stage->press(Qt::Key_Down);
    const auto order = page->presenter().worklist().row(row)->order;
    m_stage->wait("the order", [&] { return page->presenter().file() && page->presenter().file()->order.id == order; });
    m_stage->press(Qt::Key_Return);
    m_stage->pause(100);
}

void Demonstration::enter(const QString& value)
{
    auto* page = qobject_cast<ui::BenchPage*>(m_work->window().shell().currentPage());
    const auto line = lab::LineId(page->grid().currentId().toInt());
    m_stage->type(value);
    m_stage->press(Qt::Key_Return);
    m_stage->wait("the saved result", [&] {
        const auto* shown = page->presenter().file() ? page->presenter().file()->order.line(line) : nullptr;
        return shown && shown->reportable;
    });
    m_stage->pause(60);
}

void Demonstration::answerCall()
{
    auto* page = qobject_cast<ui::BenchPage*>(m_work->window().shell().currentPage());
    page->grid().setFocus(); // where it is in a window that is the active one
    m_stage->press(Qt::Key_F8);
    m_stage->wait("the call's dialog", [&] { return m_stage->dialog() != nullptr; });
    m_stage->press(Qt::Key_Tab);
    m_stage->press(Qt::Key_Tab);
    m_stage->press(Qt::Key_Space); // read back
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    m_stage->wait("the call recorded", [&] { return m_stage->dialog() == nullptr; });
    m_stage->wait("the call on the order", [&] { return page->presenter().unanswered() == 0; });
}

void Demonstration::bench()
{
    m_stage->begin(QStringLiteral("bench"));
    go(QStringLiteral("bench"));
    auto* page = qobject_cast<ui::BenchPage*>(m_work->window().shell().currentPage());
    openOrder(QStringLiteral("LE BIHAN"));
    m_order = page->presenter().file()->order.id;
    // Down the grid as it stands, each examination with a value of its own; the potassium is critical and was always normal.
    static const QHash<QString, QString> values{{QStringLiteral("NA"), QStringLiteral("138")},   {QStringLiteral("K"), QStringLiteral("6.4")},   {QStringLiteral("CL"), QStringLiteral("104")},
                                                {QStringLiteral("CREA"), QStringLiteral("71")},  {QStringLiteral("UREE"), QStringLiteral("4.4")}, {QStringLiteral("GLU"), QStringLiteral("5.0")},
                                                {QStringLiteral("ALAT"), QStringLiteral("24")},  {QStringLiteral("CRP"), QStringLiteral("7")}};
    page->grid().setFocus();
    auto& grid = page->presenter().grid();
    for (int row = 0; row < grid.rowCount(); ++row) {
        if (!grid.isTypable(row))
            continue;
        page->grid().setFocus();
        page->grid().setCurrentIndex(grid.index(row, ui::ResultGridModel::Result));
        const auto code = QString::fromStdString(grid.line(row)->examination);
        enter(values.value(code, QStringLiteral("1")));
        if (page->presenter().unanswered() != 0) {
            m_stage->picture(QStringLiteral("5-bench"));
            answerCall();
        }
    }
    m_stage->press(Qt::Key_F12);
    m_stage->wait("the technical validation", [&] {
        int valid = 0;
        for (const auto& line : page->presenter().file()->order.lines)
            valid += line.state == lab::LineState::TechnicallyValid;
        return valid >= values.size();
    });
    m_stage->wait("the store's answer", [&] { return m_engine->acts().pendingCount() == 0; });
}

void Demonstration::validation()
{
    m_stage->begin(QStringLiteral("validation"));
    go(QStringLiteral("validation"));
    auto* page = qobject_cast<ui::ValidationPage*>(m_work->window().shell().currentPage());
    int row = -1;
    m_stage->wait("the order in the queue", [&] {
        row = rowOf(page->presenter().worklist(), [&](const client::WorkRow& shown) { return shown.order == m_order; });
        return row >= 0;
    });
    page->queue().setFocus();
    m_stage->press(Qt::Key_Home, Qt::ControlModifier);
    for (int step = 0; step < row; ++step)
        m_stage->press(Qt::Key_Down);
    m_stage->wait("the order", [&] { return page->presenter().file() && page->presenter().file()->order.id == m_order; });
    m_stage->press(Qt::Key_Return);
    for (int step = 0; step < 20; ++step) {
        const auto* line = page->presenter().file()->order.line(lab::LineId(page->grid().currentId().toInt()));
        if (line && line->examination == "K")
            break;
        m_stage->press(Qt::Key_Down);
    }
    m_stage->picture(QStringLiteral("6-validation"));
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    m_stage->wait("the password's dialog", [&] { return m_stage->dialog() != nullptr; });
    m_stage->fill({m_passwords.value(QString::fromLatin1(biologist))});
    m_stage->press(Qt::Key_Return);
    m_stage->wait("the signed report", [&] { return !page->released().isNull(); }, 30'000);
    m_stage->press(Qt::Key_F10);
}

void Demonstration::report()
{
    auto& shell = m_work->window().shell();
    m_stage->wait("the report's page", [&] { return shell.currentPage() && shell.currentPage()->id() == QStringLiteral("reports"); }, 30'000);
    m_stage->begin(QStringLiteral("report"));
    auto* page = qobject_cast<ui::ReportsPage*>(shell.currentPage());
    m_stage->wait("the report's bytes", [&] { return !page->presenter().pdf().isEmpty(); });
    m_stage->wait("the registered bytes", [&] { return page->presenter().isGenuine() == true; });
    m_stage->wait("the store's answer", [&] { return m_engine->acts().pendingCount() == 0; });
    m_pdf = page->presenter().pdf();
    QFile file(m_setting.out + QStringLiteral("/report.pdf"));
    if (!file.open(QIODevice::WriteOnly) || file.write(m_pdf) != m_pdf.size())
        throw StageError("the report could not be written");
    m_stage->pause(500);
    m_stage->picture(QStringLiteral("7-report"));
}

// The file that just left the laboratory comes back: is it ours?
void Demonstration::reportCheck()
{
    m_stage->begin(QStringLiteral("report check"));
    go(QStringLiteral("report-check"));
    auto* page = qobject_cast<ui::CheckPage*>(m_work->window().shell().currentPage());
    m_stage->press(Qt::Key_F7);
    m_stage->wait("the file's dialog", [&] { return m_stage->dialog() != nullptr; });
    m_stage->type(m_setting.out + QStringLiteral("/report.pdf"));
    m_stage->press(Qt::Key_Return);
    m_stage->wait("the verdict", [&] { return page->presenter().result().has_value(); });
    m_stage->pause(300);
    m_stage->picture(QStringLiteral("11-report-check"));
}

// The second workstation has no window: its engine is worked directly.
void Demonstration::colleagueSignsIn()
{
    m_stage->begin(QStringLiteral("second workstation"));
    m_colleague = std::make_unique<client::Engine>(client::Profile(m_setting.profiles + QStringLiteral("/second")), m_clock, m_log);
    auto& session = m_colleague->session();
    session.start();
    m_stage->wait("the second workstation", [&] { return session.state() == client::SessionState::NotEnrolled; });
    session.enrol(secret(m_setting.codes.value(QStringLiteral("enrol-2"))), QStringLiteral("BIOCH-03"), QStringLiteral("127.0.0.1:%1").arg(m_store.port()));
    m_stage->wait("its enrolment", [&] { return session.state() == client::SessionState::SignedOut; });
    const auto login = QString::fromLatin1(colleague);
    session.activate(login, secret(m_setting.codes.value(login)), secret(newPassword()));
    m_stage->wait("the colleague", [&] { return session.state() == client::SessionState::Open; });
    m_stage->wait("their synchronisation", [&] { return m_colleague->progress().caughtUp; }, 60'000);
}

void Demonstration::offline()
{
    m_stage->begin(QStringLiteral("offline"));
    go(QStringLiteral("bench"));
    auto* page = qobject_cast<ui::BenchPage*>(m_work->window().shell().currentPage());
    m_stage->wait("the queue", [&] { return page->presenter().worklist().rowCount() > 1; });
    m_cable->cut();
    m_stage->wait("offline", [&] { return m_engine->connection() == client::Connection::Offline; }, 40'000);
    const int row = rowOf(page->presenter().worklist(), [](const client::WorkRow& shown) { return shown.entered == 0 && shown.lines >= 4; });
    page->queue().setFocus();
    m_stage->press(Qt::Key_Home, Qt::ControlModifier);
    for (int step = 0; step < row; ++step)
        m_stage->press(Qt::Key_Down);
    m_disputed = page->presenter().worklist().row(row)->order;
    m_stage->wait("the order", [&] { return page->presenter().file() && page->presenter().file()->order.id == m_disputed; });
    page->grid().setFocus();
    auto& grid = page->presenter().grid();
    for (int at = 0; at < grid.rowCount(); ++at) {
        if (!grid.isTypable(at) || grid.examination(at)->kind != lab::ResultKind::Numeric)
            continue;
        page->grid().setCurrentIndex(grid.index(at, ui::ResultGridModel::Result));
        enter(QStringLiteral("139"));
        break;
    }
    m_stage->wait("an act that waits", [&] { return m_engine->acts().pendingCount() > 0; });
    m_stage->pause(1200);
    m_stage->picture(QStringLiteral("8-offline"));
}

void Demonstration::refusedAct()
{
    m_stage->begin(QStringLiteral("refused act"));
    auto* page = qobject_cast<ui::BenchPage*>(m_work->window().shell().currentPage());
    lab::LineId line = 0;
    std::string unit;
    for (const auto& shown : page->presenter().file()->order.lines)
        if (shown.reportable) {
            line = shown.id;
            unit = shown.reportableMeasurement()->unit;
            break;
        }
    // Meanwhile, connected, the colleague measures the same line otherwise.
    lab::Measurement measurement;
    measurement.id = lab::MeasurementId::make(m_clock.now());
    measurement.value = lab::Quantity{lab::Comparator::None, lab::Decimal(142, 0)};
    measurement.unit = unit;
    measurement.enteredBy = m_colleague->session().person().id;
    measurement.at = m_clock.now();
    const lab::RecordMeasurements body{{{line, measurement, true, {}}}};
    bool done = false;
    m_colleague->acts().submit(lab::documentId(m_disputed), body, {{line, 0}}, m_colleague.get(), [&done](const client::Submission& submission) { done = submission.isCommitted(); });
    m_stage->wait("the colleague's result", [&] { return done && m_colleague->acts().pendingCount() == 0; });

    m_cable->join();
    m_stage->wait("the refusal", [&] { return m_engine->acts().refusedCount() > 0; }, 60'000);
    go(QStringLiteral("tray"));
    m_stage->pause(600);
    m_stage->picture(QStringLiteral("9-refused-act"));
    m_stage->press(Qt::Key_F12);
    m_stage->wait("the decision", [&] { return m_engine->acts().refusedCount() == 0 && m_engine->acts().pendingCount() == 0; });
}

// The day is over; the same workstation on a bad one.
void Demonstration::keyFailures()
{
    m_stage->begin(QStringLiteral("key failures"));
    m_work.reset();
    m_engine.reset();
    m_colleague->session().signOut();
    const auto login = QString::fromLatin1(technician);
    KeyFailures({m_setting.profiles + QStringLiteral("/first"), m_setting.out, login, m_passwords.value(login)}, *m_cable, m_theme, m_clock, m_log).play(*m_colleague);
}

void Demonstration::writeSummary()
{
    m_work.reset();
    m_waiting.reset();
    m_colleague.reset();
    m_engine.reset();
    m_store.stop();
    auto summary = summaryOf(m_setting.data, m_order, m_pdf);
    if (!summary)
        throw StageError("the store does not tell what became of the order: " + summary.error().detail);
    summary->insert(QStringLiteral("verifyReport"), m_store.verifyReport(m_setting.out + QStringLiteral("/report.pdf")));
    summary->insert(QStringLiteral("steps"), m_stage->steps());
    QFile file(m_setting.out + QStringLiteral("/summary.json"));
    const auto text = QJsonDocument(*summary).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        throw StageError("the summary could not be written");
}

} // namespace paillasse::demo
