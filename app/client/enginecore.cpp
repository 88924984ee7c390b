// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/enginecore.h"

#include <algorithm>

#include "app/base/civiltime.h"

namespace paillasse::client {

namespace {

constexpr std::chrono::milliseconds gatherTime{50};
constexpr std::chrono::seconds onlineLimit{20};
constexpr std::chrono::seconds roomAgain{5};

} // namespace

Engine::Impl::Impl(Engine& owner, Profile folder, const Clock& time, const Log& lines)
    : engine(owner), profile(std::move(folder)), clock(time), log(lines), records(std::make_unique<Records>(time))
{
    transport = new Transport;
    transport->tellTimeOf(clock);
    feed = new FeedReader(*transport);
    transport->moveToThread(&network);
    feed->moveToThread(&network);
    network.setObjectName(QStringLiteral("network"));
    network.start();

    SessionMachine::Hooks hooks;
    hooks.enrolled = [this](const Enrolment& enrolment, const std::shared_ptr<WorkstationKeys>& keys) { enrolled(enrolment, keys); };
    hooks.unenrolled = [this] { upkeep->end(); };
    hooks.opened = [this](const std::shared_ptr<OpenedSession>& opening) { opened(opening); };
    hooks.closed = [this] { closed(); };
    hooks.authChanged = [this](const std::shared_ptr<const SecretBytes>& auth) { link->useAuth(auth); };
    hooks.giveCode = [this](const std::shared_ptr<const SecretBytes>& code) { link->giveCode(code); };
    hooks.goOn = [this] {
        setStall({});
        link->followAnew();
    };
    hooks.refused = [this] { upkeep->askSoon(); };
    hooks.complete = [this](Trouble trouble) { return complete(std::move(trouble)); };
    session = std::make_unique<SessionMachine>(profile, *transport, clock, log, std::move(hooks), nullptr);
    upkeep = std::make_unique<Upkeep>(WorkstationPlace{profile, *transport, session->keyring(), session->worker(), clock, log}, upkeepHooks(), this);

    ActsFacade::Hooks actHooks;
    actHooks.poke = [this] {
        if (pusher)
            pusher->poke();
        Q_EMIT engine.countsChanged();
    };
    actHooks.sendNow = [this](wire::PushedAct act, Pusher::Answer answer) {
        if (!pusher)
            return answer(tl::unexpected(NetTrouble{}));
        session->signingEnd().before([this, act = std::make_shared<wire::PushedAct>(std::move(act)), answer = std::move(answer)](bool isThere) {
            if (!isThere || !pusher)
                return answer(tl::unexpected(SigningEnd::notThere()));
            pusher->sendNow(std::move(*act), onlineLimit, answer);
        });
    };
    actHooks.signingKey = [this] { return session->signingKey(); };
    actHooks.signingRefused = [this] { session->signingRefused(); };
    actHooks.changed = [this](const std::vector<lab::DocumentId>& ids) { note(ids, ids.empty()); };
    actHooks.moreNumbers = [this](std::function<void(Result<>)> done) { moreNumbers(std::move(done)); };
    acts = std::make_unique<ActsFacade>(std::move(actHooks), nullptr);
    drafts = std::make_unique<DraftsFacade>(clock, log, nullptr);

    SyncLink::Sinks sinks;
    sinks.connected = [this](bool isUp) {
        restartMeasure();
        setConnection(!isUp ? Connection::Offline : progress.caughtUp ? Connection::Online : Connection::Syncing);
        if (isUp && pusher)
            pusher->poke();
        if (!isUp)
            return;
        session->signingEnd().sayAgain();
        upkeep->askSoon();
        watchDesk->retryNow();
    };
    sinks.renewed = [this](const StoreSession& store) {
        setStoreFull(false);
        session->renew(store);
        noteTime(store.reply.storeTime);
        setSigner(store);
        takeNumbers(store);
    };
    sinks.trouble = [this](const NetTrouble& trouble) { linkTrouble(trouble); };
    sinks.codeAsked = [this] { session->askCode(); };
    link = std::make_unique<SyncLink>(*transport, *feed, log, std::move(sinks), nullptr);

    const auto asker = [this] { return AdministrationDesk::Asker{link->token(), session->laboratory()}; };
    const auto before = [this](std::function<void(bool)> then) { session->signingEnd().before(std::move(then)); };
    administration = std::make_unique<AdministrationDesk>(*transport, asker, before, nullptr);
    migrations = std::make_unique<MigrationsDesk>(*administration, [this] { return session->laboratory(); }, clock, nullptr);
    watchDesk = std::make_unique<WatchDesk>(*transport, asker, before, nullptr);
    connect(session.get(), &Session::personChanged, this, [this] { watchDesk->follow(writer && session->may(access::Permission::ReadTrail)); });
    connect(administration.get(), &Administration::codeTaken, this, [this] { session->codeTaken(); });
    const auto sawHead = [this](const Bytes& head) {
        if (watch)
            watch->see(head, false);
    };
    const auto mayRemove = [this](const lab::PersonId& person) { return person == session->person().id || session->may(access::Permission::ManageWorkstations); };
    putAside = std::make_unique<PutAside>(profile, session->worker(), PutAside::Hooks{mayRemove, [this] { return outbox ? outbox->pendingWork() : 0; }}, nullptr);
    reportChecks = std::make_unique<ReportChecks>(*transport, ReportChecks::Hooks{asker, [this] { return session->enrolment().storeSigningKey; }, sawHead}, nullptr);

    const auto nudge = [this] {
        if (pusher)
            pusher->nudge();
    };
    trail = std::make_unique<TrailNotes>(clock, TrailNotes::Hooks{[this] { return linked == Connection::Offline; }, nudge}, nullptr);
    lockTrail = std::make_unique<LockTrail>(*session, *trail, nullptr);

    telling.setSingleShot(true);
    connect(&telling, &QTimer::timeout, this, [this] { tell(); });
    answersAgain.setSingleShot(true);
    connect(&answersAgain, &QTimer::timeout, this, [this] {
        if (writer)
            writer->reconcile();
    });
}

Engine::Impl::~Impl()
{
    closed();
    upkeep.reset();
    session.reset(); // joins the worker
    for (QObject* one : {static_cast<QObject*>(watch), static_cast<QObject*>(pusher), static_cast<QObject*>(feed), static_cast<QObject*>(transport)})
        if (one)
            one->deleteLater();
    network.quit();
    network.wait();
    writer.reset();
    readers.reset();
}

void Engine::Impl::enrolled(const Enrolment& enrolment, const std::shared_ptr<WorkstationKeys>& keys)
{
    openOutbox(enrolment);
    upkeep->begin(enrolment, keys);
}

Upkeep::Hooks Engine::Impl::upkeepHooks()
{
    Upkeep::Hooks hooks;
    hooks.keeper = [this] { return session->keeper(); };
    hooks.atWork = [this] { return writer ? session->person().id : lab::PersonId(); };
    hooks.pendingActs = [this] { return outbox ? outbox->pending() : 0; };
    hooks.push = [this] {
        if (pusher)
            pusher->poke();
    };
    hooks.changed = [this](const Enrolment& enrolment) { session->use(enrolment); };
    hooks.renewed = [this](const Enrolment& enrolment, const WorkstationKeys& keys) {
        transport->changeIdentity(std::make_shared<const TlsIdentity>(TlsIdentity{enrolment.authority, enrolment.certificate, keys.tlsKey.clone()}));
        link->followAnew();
        session->renewed(enrolment);
    };
    hooks.heard = [this](const wire::StandingReply& reply) {
        noteTime(reply.storeTime);
        session->heard(reply.storeTime, reply.maxOfflineMs);
    };
    hooks.missed = [this] { session->closeIfTooLong(); };
    hooks.shutOut = [this](const Trouble& trouble) { session->shutOut(trouble); };
    hooks.emptied = [this] { session->emptied(); };
    return hooks;
}

void Engine::Impl::openOutbox(const Enrolment& enrolment)
{
    if (outbox) {
        watchLedger(enrolment);
        return pusher->poke();
    }
    auto opened = Outbox::open(profile, clock);
    if (!opened) {
        log.error("outbox.failed", {{"error.code", opened.error().code}});
        return;
    }
    outbox = std::move(*opened);
    if (outbox->damagedBytes() > 0)
        log.warning("outbox.damaged", {{"file.size", outbox->damagedBytes()}});
    Pusher::Sinks sinks;
    sinks.answered = [this](const std::vector<wire::ActReply>& replies, const Bytes& head) {
        postTo(this, [this, replies, head] {
            if (writer)
                writer->answer(replies);
            if (watch)
                watch->see(head, false);
            lastContact = clock.now();
        });
    };
    sinks.pending = [this](std::size_t pending) { postTo(this, [this, pending] { acts->setPending(static_cast<int>(pending)); }); };
    sinks.contact = [this](const std::optional<NetTrouble>& trouble) { postTo(this, [this, trouble] { pushedTrouble(trouble); }); };
    pusher = new Pusher(*transport, *outbox, log, std::move(sinks));
    pusher->moveToThread(&network);
    watchLedger(enrolment);
    pusher->poke();
}

// Of the store that is enrolled at now, which may be another one than before.
void Engine::Impl::watchLedger(const Enrolment& enrolment)
{
    numbers = std::make_shared<Numbers>(Numbers::open(profile, clock.now()));
    if (watch)
        watch->deleteLater();
    LedgerWatch::Sinks watchSinks;
    watchSinks.alarm = [this] { postTo(this, [this] { Q_EMIT engine.ledgerAlarm(); }); };
    watchSinks.newEpoch = [this] {
        if (outbox->reopen())
            pusher->poke();
    };
    watch = new LedgerWatch(*transport, Heads(profile, enrolment.storeSigningKey), enrolment.store, clock, log, std::move(watchSinks));
    watch->moveToThread(&network);
}

Trouble Engine::Impl::complete(Trouble trouble) const
{
    trouble.pendingActs = outbox ? static_cast<int>(outbox->pendingWork()) : 0;
    if (trouble.since.isNull() && trouble.failure == Failure::Offline)
        trouble.since = lastContact;
    return trouble;
}

void Engine::Impl::noteTime(Instant storeTime)
{
    lastContact = clock.now();
    if (!storeTime.isNull())
        clockOff = lastContact - storeTime;
}

void Engine::Impl::linkTrouble(const NetTrouble& trouble)
{
    if (trouble.isPassing()) {
        setStall({});
        setStoreFull(trouble.failure == Failure::StoreFull);
    }
    if (session->takesCode(trouble) || trouble.isPassing())
        return;
    // Of those that need a person, some end the work here; the rest are the machine's, and work goes on without the store.
    switch (trouble.failure) {
    case Failure::SeatElsewhere:
    case Failure::PersonDisabled:
    case Failure::SessionEnded:
    case Failure::ClientTooOld:
    case Failure::WorkstationRevoked: return session->interrupt(asTrouble(trouble));
    case Failure::WrongCredentials: {
        // It opened the work here: it was right, and has been changed since.
        auto elsewhere = asTrouble(trouble);
        elsewhere.failure = Failure::PasswordChanged;
        return session->interrupt(elsewhere);
    }
    case Failure::CertificateExpired: return upkeep->askSoon();
    case Failure::DiskFull:
    case Failure::StoreTooNew:
    case Failure::FeedUnreadable: return stallOf(trouble);
    default: Q_EMIT session->failed(complete(asTrouble(trouble)));
    }
}

void Engine::Impl::pushedTrouble(const std::optional<NetTrouble>& trouble)
{
    lastTry = clock.now();
    setOutboxFull(trouble && trouble->failure == Failure::DiskFull);
    // What waits is tried again until it is kept; of an online-only act nothing waits, and its own answer has said it.
    setStoreFull(trouble && trouble->failure == Failure::StoreFull && outbox->pending() > 0);
    if (!trouble) {
        lastContact = clock.now();
        link->retryNow();
        return;
    }
    if (trouble->failure == Failure::WorkstationRevoked)
        linkTrouble(*trouble);
}

void Engine::Impl::cacheFailed(const Error& error)
{
    auto trouble = troubleOfCache(error);
    if (trouble.failure != Failure::CacheCorrupt)
        return; // a full disk: said where something is saved, and when the feed or an answer brings something
    const auto person = session->person().id;
    closed();
    const auto aside = replyOn<Trouble>(this, this, [this](const Trouble& put) { session->interrupt(put); });
    session->worker().post(Priority::Now, [aside, keeper = session->keeper(), person, error] { aside(keeper->putAside(person, error)); });
}

void Engine::Impl::note(const std::vector<lab::DocumentId>& ids, bool isMany)
{
    changed.insert(ids.begin(), ids.end());
    many |= isMany;
    // The first change is told at once; what follows within the time is gathered.
    if (telling.isActive())
        return;
    const auto quiet = sinceTold.isValid() ? std::chrono::milliseconds(sinceTold.elapsed()) : gatherTime;
    telling.start(std::max(std::chrono::milliseconds(0), gatherTime - quiet));
}

void Engine::Impl::tell()
{
    sinceTold.start();
    const auto ids = std::exchange(changed, {});
    const bool wasMany = std::exchange(many, false);
    Q_EMIT engine.documentsChanged(wasMany ? std::set<lab::DocumentId>() : ids, wasMany);
    Q_EMIT engine.countsChanged();
}

void Engine::Impl::setConnection(Connection now)
{
    linked = now;
    tellConnection();
}

void Engine::Impl::setStoreFull(bool isFull)
{
    storeFull = isFull;
    tellConnection();
}

void Engine::Impl::setStall(std::optional<Connection> why)
{
    stall = why;
    tellConnection();
}

void Engine::Impl::setAnswersWait(bool wait)
{
    answersWait = wait;
    if (wait)
        answersAgain.start(roomAgain);
    else
        answersAgain.stop();
    tellConnection();
}

void Engine::Impl::setOutboxFull(bool isFull)
{
    outboxFull = isFull;
    tellConnection();
}

void Engine::Impl::tellConnection()
{
    const auto now = storeFull ? Connection::StoreFull : answersWait || outboxFull ? Connection::DiskFull : stall.value_or(linked);
    if (std::exchange(connection, now) != now)
        Q_EMIT engine.connectionChanged(now);
}

} // namespace paillasse::client
