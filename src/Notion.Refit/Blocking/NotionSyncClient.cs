using System.Text.Json;
using Notion.Refit.Blocking;
using Notion.Refit.Json;

namespace Notion.Refit;

/// <summary><see cref="INotionClient"/> with methods that block until the answer is there: for scripts and for code that cannot be asynchronous.</summary>
/// <param name="client">The client that does the work. It stays the caller's.</param>
/// <exception cref="ArgumentNullException">The client is null.</exception>
/// <remarks>
/// <para>
/// Reached by <c>client.Sync</c>, for a single area by <c>pages.Sync</c>. Methods are called like the asynchronous ones, without
/// <c>Async</c>; <c>…All…</c> methods are an <see cref="IEnumerable{T}"/> that requests page after page while it is enumerated. Requests
/// are those of the asynchronous interfaces, with the same retries, time limits and exceptions; a <see cref="CancellationToken"/> ends the
/// wait.
/// </para>
/// <para>
/// A call cannot deadlock under a <see cref="SynchronizationContext"/> or a <see cref="TaskScheduler"/> with few threads: the work never
/// needs the thread that waits for it. It does block that thread until the response is there, retries and waits for the rate limit included,
/// and for moments needs a second one from the thread pool. So use it in console programs, scripts, constructors and old interfaces; in
/// servers, which run out of threads under load, and on the thread of a user interface, which freezes, await the asynchronous methods.
/// </para>
/// <para>
/// Many calls at once from threads of the thread pool would use up the threads that their own responses need, and time out. So a call fails at
/// once with <see cref="InvalidOperationException"/> when eight times as many pool threads are blocked by such calls as the pool keeps ready
/// (<see cref="ThreadPool.GetMinThreads"/>, by default one a processor). Threads that are not the pool's have no such limit.
/// </para>
/// </remarks>
public sealed partial class NotionSyncClient(INotionClient client)
{
    private readonly INotionClient _client = client ?? throw new ArgumentNullException(nameof(client));

    /// <inheritdoc cref="INotionClient.SendAsync(NotionRequest, CancellationToken)"/>
    public JsonElement Send(NotionRequest request, CancellationToken cancellationToken = default) =>
        BlockingCall.Run(() => _client.SendAsync(request, cancellationToken));

    /// <inheritdoc cref="INotionClient.SendAsync{T}(NotionRequest, CancellationToken)"/>
    public T Send<T>(NotionRequest request, CancellationToken cancellationToken = default)
        where T : INotionModel<T> =>
        BlockingCall.Run(() => _client.SendAsync<T>(request, cancellationToken));
}
