// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/witnesses.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/store/core/store.h"
#include "app/store/core/witnessline.h"

namespace paillasse::store {

namespace {

constexpr std::chrono::seconds lookEvery{5};

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

// A line that was cut off by a power failure is ended first: what follows it is whole.
bool endsInALine(int file)
{
    struct stat info{};
    if (::fstat(file, &info) != 0 || info.st_size == 0)
        return true;
    char last = '\n';
    return ::pread(file, &last, 1, info.st_size - 1) != 1 || last == '\n';
}

bool writeAll(int file, std::string_view text)
{
    while (!text.empty()) {
        const auto written = ::write(file, text.data(), text.size());
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Witnesses::Witnesses(Store& store, sql::Database database, std::vector<std::string> files, const Clock& clock, const Log& log)
    : m_store(store), m_database(std::move(database)), m_ledger(m_database), m_clock(clock), m_log(log)
{
    for (auto& file : files)
        m_witnesses.push_back({std::move(file), {}, {}, false});
}

Witnesses::~Witnesses()
{
    stop();
}

Result<std::unique_ptr<Witnesses>> Witnesses::open(Store& store, std::vector<std::string> files, const Clock& clock, const Log& log)
{
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<Witnesses>(new Witnesses(store, std::move(*database), std::move(files), clock, log));
}

void Witnesses::start()
{
    if (!m_witnesses.empty() && !m_thread.joinable())
        m_thread = std::thread([this] { work(); });
}

void Witnesses::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Witnesses::work()
{
    ::pthread_setname_np(::pthread_self(), "store-witness");
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        look();
        lock.lock();
        m_wake.wait_for(lock, lookEvery, [this] { return m_stopping; });
    }
}

std::vector<WitnessStanding> Witnesses::standing() const
{
    const std::lock_guard lock(m_mutex);
    return m_witnesses;
}

Result<std::vector<crypto::SignedTreeHead>> Witnesses::heads()
{
    const auto laboratories = m_store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    std::vector<lab::LaboratoryId> ledgers{lab::LaboratoryId()};
    for (const auto& laboratory : *laboratories)
        ledgers.push_back(laboratory.id);
    std::vector<crypto::SignedTreeHead> heads;
    for (const auto& ledger : ledgers) {
        const auto head = m_ledger.head(ledger).and_then([](const Bytes& bytes) { return crypto::decodeHead(bytes); });
        if (!head)
            return tl::unexpected(head.error());
        heads.push_back(*head);
    }
    return heads;
}

void Witnesses::look()
{
    const auto now = m_clock.now();
    std::vector<WitnessStanding> due;
    for (const auto& witness : standing())
        if (witness.lastTaken.isNull() || now - witness.lastTaken >= minuteMs || now < witness.lastTaken)
            due.push_back(witness);
    if (due.empty())
        return;
    const auto newest = heads();
    if (!newest)
        return m_log.warning("witness.no-heads", {{"error.code", newest.error().code}});
    for (auto& witness : due) {
        note(witness, append(witness.file, *newest), now, *newest);
        const std::lock_guard lock(m_mutex);
        for (auto& kept : m_witnesses)
            if (kept.file == witness.file)
                kept = witness;
    }
}

void Witnesses::note(WitnessStanding& witness, const Result<>& done, Instant now, const std::vector<crypto::SignedTreeHead>& heads)
{
    if (!done) {
        if (!std::exchange(witness.isBehind, true))
            m_log.error("witness.not-written", {{"error.code", done.error().code}});
        return;
    }
    if (std::exchange(witness.isBehind, false))
        m_log.info("witness.written-again");
    witness.lastTaken = now;
    for (const auto& head : heads)
        witness.sizes[head.ledger] = head.size;
}

Result<> Witnesses::append(const std::string& file, const std::vector<crypto::SignedTreeHead>& heads) const
{
    const Descriptor out(::open(file.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
    if (out.number() < 0)
        return fail(ErrorCode::Missing, "witness: the file cannot be opened");
    std::string lines = endsInALine(out.number()) ? "" : "\n";
    for (const auto& head : heads)
        lines += witnessLine(head) + "\n";
    if (!writeAll(out.number(), lines) || ::fsync(out.number()) != 0)
        return fail(ErrorCode::DiskFull, "witness: the file cannot be written");
    return {};
}

} // namespace paillasse::store
