// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/station.h"

#include <algorithm>

#include <QTest>

#include "app/lab/rules/request.h"
#include "tests/journeys/authenticator.h"

namespace paillasse::journeys {

using client::SessionState;
using client::Submission;

namespace {

constexpr int longest = 30'000;

SecretBytes secret(const QString& text)
{
    return SecretBytes::copyOf(std::string_view(text.toStdString()));
}

const lab::ResultLine* lineOf(const lab::Order& order, const char* examination)
{
    const auto found = std::ranges::find(order.lines, std::string_view(examination), &lab::ResultLine::examination);
    return found == order.lines.end() ? nullptr : &*found;
}

} // namespace

Station::Station(StoreProcess& store, QString name)
    : m_store(store), m_name(std::move(name)), m_lines(m_clock, [this](std::string_view line) {
          const std::scoped_lock lock(m_logMutex);
          m_log.append(line.data(), static_cast<qsizetype>(line.size()));
          m_log.append('\n');
      }),
      m_cable(std::make_unique<Cable>(store.port()))
{
}

Station::~Station() = default;

template <class T>
T Station::wait(const std::function<void(std::function<void(T)>)>& ask)
{
    std::optional<T> answer;
    ask([&answer](T value) { answer.emplace(std::move(value)); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, longest))
        qFatal("%s: no answer; its log:\n%s", qPrintable(m_name), m_log.constData());
    return std::move(*answer);
}

bool Station::waits(const std::function<bool()>& condition, int ms)
{
    return QTest::qWaitFor(condition, ms);
}

void Station::waitState(SessionState state)
{
    auto& session = m_engine->session();
    if (!waits([&] { return session.state() == state && !session.isBusy(); }, longest))
        qFatal("%s: is in state %d (%s: %s), not %d; its log:\n%s", qPrintable(m_name), static_cast<int>(session.state()), client::nameOf(session.trouble().failure),
               session.trouble().reference.c_str(), static_cast<int>(state), m_log.constData());
}

void Station::switchOn()
{
    m_engine = std::make_unique<client::Engine>(client::Profile(m_folder.path()), m_clock, m_lines);
    m_engine->session().start();
    if (!waits([this] { return !m_engine->session().isBusy(); }))
        qFatal("%s does not start", qPrintable(m_name));
}

void Station::switchOff()
{
    m_engine.reset();
}

void Station::enrol()
{
    if (!m_engine)
        switchOn();
    m_engine->session().enrol(secret(m_store.enrolmentCode()), m_name, QStringLiteral("127.0.0.1:%1").arg(m_cable->port()));
    waitState(SessionState::SignedOut);
}

void Station::unplug()
{
    m_cable->pull();
    if (!waits([this] { return m_engine->connection() == client::Connection::Offline; }))
        qFatal("%s does not notice that it is unplugged", qPrintable(m_name));
}

void Station::plugIn()
{
    m_cable->plug();
}

void Station::activate(const QString& login, const QString& code)
{
    m_engine->session().activate(login, secret(code), secret(password()));
    answersDoor(login);
    waitCaughtUp();
}

SecretBytes Station::code(const QString& login)
{
    return authenticators()[login.toStdString()].next(m_clock.now());
}

void Station::answersDoor(const QString& login)
{
    auto& session = m_engine->session();
    const auto asked = [&session] { return !session.isBusy() && (session.state() == SessionState::NeedsCode || session.state() == SessionState::NeedsFactor || session.state() == SessionState::Open); };
    while (waits(asked, longest) && session.state() != SessionState::Open) {
        if (session.state() == SessionState::NeedsCode)
            session.giveCode(code(login));
        else
            setsUpFactor();
    }
    waitState(SessionState::Open);
}

void Station::setsUpFactor()
{
    auto& session = m_engine->session();
    auto& authenticator = authenticators()[session.person().login];
    auto offer = wait<Result<client::FactorOffer>>([&](auto done) { session.beginFactor({}, &m_context, done); });
    if (!offer)
        qFatal("%s: no second factor is offered: %s", qPrintable(m_name), offer.error().detail.c_str());
    const auto now = m_clock.now();
    const auto code = crypto::totpCode(offer->secret, crypto::totpStep(now));
    authenticator.add(std::move(offer->secret), now);
    auto recovery = wait<Result<std::vector<std::string>>>([&](auto done) { session.confirmFactor(code.clone(), &m_context, done); });
    if (!recovery)
        qFatal("%s: the second factor is not taken: %s", qPrintable(m_name), recovery.error().detail.c_str());
    authenticator.keep(std::move(*recovery));
    session.finishFactor();
}

void Station::signIn(const QString& login, const QString& typed)
{
    m_engine->session().signIn(login, secret(typed));
    answersDoor(login);
    if (m_store.isRunning())
        waitCaughtUp();
}

client::Trouble Station::refusedSignIn(const QString& login, const QString& typed)
{
    std::optional<client::Trouble> trouble;
    auto& session = m_engine->session();
    const auto onFail = QObject::connect(&session, &client::Session::failed, &m_context, [&](const client::Trouble& t) { trouble = t; });
    const auto onState = QObject::connect(&session, &client::Session::stateChanged, &m_context, [&](SessionState state) {
        if (state == SessionState::Failed || state == SessionState::NeedsPrevious)
            trouble = session.trouble();
        if (state == SessionState::Open)
            qFatal("the sign-in was not refused");
    });
    session.signIn(login, secret(typed));
    if (!waits([&] { return trouble.has_value(); }, longest))
        qFatal("%s: the sign-in was not refused; its log:\n%s", qPrintable(m_name), m_log.constData());
    QObject::disconnect(onFail);
    QObject::disconnect(onState);
    return *trouble;
}

void Station::signOut()
{
    m_engine->session().signOut();
    waitState(SessionState::SignedOut);
}

void Station::waitCaughtUp()
{
    if (!waits([this] { return m_engine->connection() == client::Connection::Online; }, longest))
        qFatal("%s does not catch up; its log:\n%s\nthe store's:\n%s", qPrintable(m_name), m_log.constData(), m_store.log().constData());
}

Submission Station::does(const lab::DocumentId& subject, const lab::ActBody& body)
{
    std::vector<lab::BasedOn> based;
    if (lab::subjectKindOf(body) == lab::DocumentKind::Order && !lab::creates(body))
        if (const auto seen = file(lab::OrderId(subject.uuid())))
            based = client::basedOn(seen->order, body);
    return wait<Submission>([&](auto done) { m_engine->acts().submit(subject, body, based, &m_context, done); });
}

lab::PatientId Station::registers(const char* name, const char* forename, Date birth, const char* nir)
{
    const auto number = wait<Result<std::string>>([this](auto done) { m_engine->acts().takePatientNumber(&m_context, done); });
    if (!number)
        qFatal("%s: no patient number: %s", qPrintable(m_name), number.error().detail.c_str());
    lab::Patient patient;
    patient.id = lab::PatientId::make(m_clock.now());
    patient.number = *number;
    patient.identity.birthName = name;
    patient.identity.firstForename = forename;
    patient.identity.birthForenames = forename;
    patient.identity.birthDate = birth;
    patient.identity.sex = lab::Sex::Female;
    patient.insuredNir = nir;
    const auto done = does(lab::documentId(patient.id), lab::RegisterPatient{patient});
    if (!done.isCommitted())
        qFatal("%s: the registration was not kept", qPrintable(m_name));
    return patient.id;
}

lab::OrderId Station::orders(const lab::PatientId& patient, const std::vector<std::string>& examinations)
{
    std::vector<Wanted> wanted;
    for (const auto& code : examinations)
        wanted.push_back({code});
    return places(patient, wanted);
}

lab::OrderId Station::places(const lab::PatientId& patient, const std::vector<Wanted>& examinations)
{
    const auto accession = wait<Result<std::string>>([this](auto done) { m_engine->acts().takeAccession(&m_context, done); });
    if (!accession)
        qFatal("%s: no accession number: %s", qPrintable(m_name), accession.error().detail.c_str());
    lab::PlaceOrder place;
    place.patient = patient;
    place.accession = *accession;
    place.context.collectedAt = m_clock.now();
    place.context.prescriberName = "Dr Jeanne Cadiou";
    place.context.recipients = {"Dr Jeanne Cadiou", "EHPAD des Abers"};
    place.context.ward = circumstances.ward;
    place.context.treatment = circumstances.treatment;
    place.context.fasting = circumstances.fasting;
    place.specimens = {{1, "HEP"}};
    const auto directory = m_engine->records().directory();
    for (const auto& wanted : examinations) {
        // As the catalogue has it, where it does: the store holds orders to that.
        const auto* known = directory->catalogue.find(wanted.examination);
        place.lines.push_back({static_cast<lab::LineId>(place.lines.size() + 1), wanted.examination, known ? known->bench : lab::BenchNumber(1), known ? known->confidentiality : wanted.confidentiality, 1});
    }
    const auto order = lab::OrderId::make(m_clock.now());
    const auto placed = does(lab::documentId(order), place);
    const auto received = does(lab::documentId(order), lab::ReceiveSpecimens{{1}, circumstances.remark});
    if (!placed.isCommitted() || !received.isCommitted())
        qFatal("%s: the order was not kept", qPrintable(m_name));
    return order;
}

Submission Station::enters(const lab::OrderId& order, const char* examination, const char* value)
{
    const auto seen = file(order);
    const auto* line = seen ? lineOf(seen->order, examination) : nullptr;
    if (!line)
        qFatal("%s does not see %s of that order", qPrintable(m_name), examination);
    lab::Measurement measurement;
    measurement.id = lab::MeasurementId::make(m_clock.now());
    measurement.value = lab::Quantity{lab::Comparator::None, lab::Decimal::parse(value).value_or(lab::Decimal())};
    measurement.unit = "mmol/L";
    measurement.specimen = line->specimen;
    if (!line->measurements.empty())
        measurement.reason = lab::EntryReason::TypingError;
    return does(lab::documentId(order), lab::RecordMeasurements{{{line->id, measurement, true, line->reportable.value_or(lab::MeasurementId())}}});
}

Submission Station::validates(const lab::OrderId& order)
{
    const auto seen = file(order);
    if (!seen)
        qFatal("%s does not see that order", qPrintable(m_name));
    lab::ValidateTechnically body;
    for (const auto& line : seen->order.lines)
        if (line.state == lab::LineState::Measured)
            body.lines.push_back({line.id, lab::ControlState::Attested, line.reportable.value_or(lab::MeasurementId())});
    return does(lab::documentId(order), body);
}

void Station::opensSigning()
{
    auto& session = m_engine->session();
    const auto until = wait<Result<Instant>>([&](auto done) {
        auto code = session.signingNeedsCode() ? authenticators()[session.person().login].next(m_clock.now()) : SecretBytes();
        session.openSigning(secret(password()), std::move(code), &m_context, done);
    });
    if (!until)
        qFatal("%s: the signing key does not open: %s", qPrintable(m_name), until.error().detail.c_str());
}

std::string Station::whyNot(const Submission& submission)
{
    if (submission.refusal)
        return std::string(lab::toString(submission.refusal->code)) + " on line " + std::to_string(submission.refusal->line);
    return submission.trouble ? std::string(client::nameOf(submission.trouble->failure)) + ": " + submission.trouble->reference : "it was kept";
}

client::Released Station::releases(const lab::OrderId& order, const char* interpretation)
{
    const auto seen = file(order);
    client::ReleaseRequest request;
    request.order = order;
    request.interpretation = interpretation;
    if (seen)
        for (const auto& line : seen->order.lines)
            if (line.state == lab::LineState::TechnicallyValid) {
                request.lines.push_back(line.id);
                request.seen.push_back({line.id, line.revision});
            }
    return wait<client::Released>([&](auto done) { m_engine->acts().release(request, &m_context, done); });
}

std::vector<client::TrayEntry> Station::tray()
{
    const auto entries = wait<Result<std::vector<client::TrayEntry>>>([this](auto done) { m_engine->acts().tray(&m_context, done); });
    if (!entries)
        qFatal("%s: no tray: %s", qPrintable(m_name), entries.error().detail.c_str());
    return *entries;
}

Submission Station::resolves(const lab::ActId& act, client::TrayDecision decision)
{
    return wait<Submission>([&](auto done) { m_engine->acts().resolveTray(act, decision, &m_context, done); });
}

std::optional<client::OrderFile> Station::file(const lab::OrderId& order)
{
    const auto read = wait<Result<client::OrderFile>>([&](auto done) { m_engine->records().order(order, &m_context, done); });
    return read ? std::optional(*read) : std::nullopt;
}

std::string Station::value(const lab::OrderId& order, const char* examination)
{
    const auto seen = file(order);
    const auto* line = seen ? lineOf(seen->order, examination) : nullptr;
    const auto* measurement = line ? line->reportableMeasurement() : nullptr;
    return measurement ? lab::toString(measurement->value) : std::string();
}

std::optional<lab::LineState> Station::state(const lab::OrderId& order, const char* examination)
{
    const auto seen = file(order);
    const auto* line = seen ? lineOf(seen->order, examination) : nullptr;
    return line ? std::optional(line->state) : std::nullopt;
}

bool Station::sees(const lab::OrderId& order, const char* examination, const char* expected)
{
    return waits([&] { return value(order, examination) == expected; });
}

bool Station::sent()
{
    return waits([this] { return m_engine->acts().pendingCount() == 0; }, longest);
}

std::vector<client::PatientHit> Station::finds(const char* text)
{
    const auto hits = wait<Result<std::vector<client::PatientHit>>>([&](auto done) { m_engine->records().searchPatients(text, &m_context, done); });
    return hits ? *hits : std::vector<client::PatientHit>();
}

} // namespace paillasse::journeys
