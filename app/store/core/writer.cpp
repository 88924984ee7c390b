// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/writer.h"

#include <future>

#include "app/store/core/erasedpatients.h"
#include "app/store/core/store.h"
#include "app/store/core/writerimpl.h"

namespace paillasse::store {

namespace {

// An answer that one thread sets and another waits for; whoever is last lets go of it.
template <class T>
auto waiter()
{
    auto promise = std::make_shared<std::promise<T>>();
    auto set = [promise](T value) { promise->set_value(std::move(value)); };
    auto wait = [promise] { return promise->get_future().get(); };
    return std::pair(set, wait);
}

} // namespace

Writer::Writer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Writer::~Writer()
{
    stop();
}

Result<std::unique_ptr<Writer>> Writer::start(Store& store, People& people, ChangeHub& hub, const Clock& clock, const Log& log, const WriterSettings& settings)
{
    auto group = GroupWriter::open(store, people, clock, settings);
    if (!group)
        return tl::unexpected(group.error());
    auto checkpointer = Checkpointer::start(store);
    if (!checkpointer)
        return tl::unexpected(checkpointer.error());
    return std::unique_ptr<Writer>(new Writer(std::make_unique<Impl>(std::move(*group), std::move(*checkpointer), hub, clock, log, settings)));
}

void Writer::submit(std::vector<IncomingAct> acts, Answer answer)
{
    if (m_impl->isFull(acts.size()))
        return answer(fail(ErrorCode::Locked, "writer: the queue is full"));
    WriterTask task;
    task.acts = std::move(acts);
    task.answer = std::move(answer);
    m_impl->enqueue(std::move(task));
}

void Writer::administrative(LeafClass leafClass, Bytes entry, Change change, Done done, std::vector<PersonDocument> people)
{
    WriterTask task;
    task.kind = WriterTask::Kind::Administrative;
    task.leafClass = leafClass;
    task.entry = std::move(entry);
    task.change = std::move(change);
    task.done = std::move(done);
    task.people = std::move(people);
    m_impl->enqueue(std::move(task));
}

Result<Acknowledgement> Writer::submitAndWait(std::vector<IncomingAct> acts)
{
    const auto [set, wait] = waiter<Result<Acknowledgement>>();
    submit(std::move(acts), set);
    return wait();
}

Result<> Writer::administrativeAndWait(LeafClass leafClass, Bytes entry, Change change, std::vector<PersonDocument> people)
{
    const auto [set, wait] = waiter<Result<>>();
    administrative(leafClass, std::move(entry), std::move(change), set, std::move(people));
    return wait();
}

Result<> Writer::expireAndWait(const ExpiryHeader& header, Bytes entry, Change change)
{
    return enterWithHeader(LeafClass::Expire, encodeExpiryHeader(header), std::move(entry), std::move(change));
}

Result<> Writer::noteErasureAndWait(LeafClass leafClass, const ErasureHeader& header, Bytes entry, Change change)
{
    const auto kept = [header, change = std::move(change)](sql::Database& database) -> Result<> {
        for (const auto& patient : header.patients)
            if (patient.isWhole)
                if (const auto added = ErasedPatients(database).add({header.laboratory, patient.patient}); !added)
                    return added;
        return change ? change(database) : Result<>();
    };
    return enterWithHeader(leafClass, encodeErasureHeader(header), std::move(entry), kept);
}

Result<> Writer::buryAndWait(const ErasureHeader& header, std::vector<lab::DocumentId> documents)
{
    WriterTask task;
    task.kind = WriterTask::Kind::Burial;
    task.erasure = header;
    task.documents = std::move(documents);
    const auto [set, wait] = waiter<Result<>>();
    task.done = set;
    m_impl->enqueue(std::move(task));
    return wait();
}

Result<> Writer::enterWithHeader(LeafClass leafClass, Bytes header, Bytes entry, Change change)
{
    WriterTask task;
    task.kind = WriterTask::Kind::Administrative;
    task.leafClass = leafClass;
    task.header = std::move(header);
    task.entry = std::move(entry);
    task.change = std::move(change);
    const auto [set, wait] = waiter<Result<>>();
    task.done = set;
    m_impl->enqueue(std::move(task));
    return wait();
}

void Writer::tidy(Change change, Done done)
{
    WriterTask task;
    task.kind = WriterTask::Kind::Tidying;
    task.change = std::move(change);
    task.done = std::move(done);
    m_impl->enqueue(std::move(task));
}

Result<> Writer::tidyAndWait(Change change)
{
    const auto [set, wait] = waiter<Result<>>();
    tidy(std::move(change), set);
    return wait();
}

Result<lab::LaboratoryId> Writer::addLaboratory(const std::string& name)
{
    if (name.empty())
        return fail(ErrorCode::InvalidInput, "store: a laboratory has a name");
    const auto [set, wait] = waiter<Result<lab::LaboratoryId>>();
    WriterTask task;
    task.kind = WriterTask::Kind::Laboratory;
    task.laboratoryName = name;
    task.added = set;
    m_impl->enqueue(std::move(task));
    return wait();
}

void Writer::stop()
{
    m_impl->stop();
}

WriterCounters Writer::counters() const
{
    const std::lock_guard lock(m_impl->mutex);
    return {m_impl->acts, m_impl->refused, m_impl->duplicates, m_impl->groups, m_impl->waiting, m_impl->lastCommitUs, !m_impl->stopping, m_impl->failing,
            m_impl->groupSizes.read(), m_impl->ageSeconds.read()};
}

} // namespace paillasse::store
