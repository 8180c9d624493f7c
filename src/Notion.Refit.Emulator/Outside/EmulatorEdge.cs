using System.Text.Json;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator.Api;
using Notion.Refit.Emulator.Outside.Faults;
using Notion.Refit.Emulator.Outside.Recording;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Logging;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Outside;

/// <summary>The layer between clients and the API: it injects faults and records requests.</summary>
/// <param name="core">The API.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="requests">Where to note requests.</param>
/// <param name="ids">Makes the ids of requests that the API does not get to see.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The logger for faults.</param>
internal sealed class EmulatorEdge(EmulatorCore core, EmulatorFaults faults, EmulatorRequests requests, IdSource ids, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();

    /// <summary>Handles a request. How the front delivers the response is defined by <see cref="EmulatorResponse.Delivery"/>.</summary>
    public async ValueTask<EmulatorResponse> HandleAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset received = time.GetUtcNow();
        NotionOperations.TryFind(HttpMethod.Parse(request.Method), request.Path, out NotionOperation? operation);
        Fault? fault = operation is null ? null : faults.Take(operation);
        if (fault is not null)
            logger.Hit(request.Method, request.Path, fault.Kind, operation!.Id);
        EmulatorResponse? answer = null;
        try
        {
            return answer = fault is null
                ? await core.HandleAsync(request, cancellationToken)
                : await HandleAsync(request, operation!, fault, cancellationToken);
        }
        finally
        {
            if (requests.IsOn)
                requests.Add(RequestRecord.Of(request, operation, received, fault, answer));
        }
    }

    /// <summary>Waits until the client gives up, or the emulator ends.</summary>
    /// <exception cref="OperationCanceledException">The client has given up.</exception>
    public async Task StallAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        try
        {
            await faults.StallAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends what is stalled.</summary>
    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    private async ValueTask<EmulatorResponse> HandleAsync(EmulatorRequest request, NotionOperation operation, Fault fault, CancellationToken cancellationToken)
    {
        if (!fault.IsCarriedOut)
            return FaultyAnswers.Instead(fault, ids.NewRandom().ToString(), time.GetUtcNow());
        if (fault.Delay > TimeSpan.Zero)
            await Task.Delay(fault.Delay, time, cancellationToken);

        EmulatorResponse answer = await core.HandleAsync(request, cancellationToken);
        if (fault.Kind != FaultKind.ServiceUnavailableAfterCommit)
            return FaultyAnswers.Spoil(fault, answer);
        return answer.Status >= 300
            ? answer
            : FaultyAnswers.Error(await CommittedFacts.ErrorAsync(operation, request, answer, parent => ChildrenAsync(request, parent, cancellationToken)), answer.RequestId!);
    }

    // Asked of the API itself: a request has no more than 100 children, which are one page of a list.
    private async ValueTask<IReadOnlyList<string>> ChildrenAsync(EmulatorRequest request, string parent, CancellationToken cancellationToken)
    {
        EmulatorResponse answer = await core.HandleAsync(
            request with { Method = "GET", Path = $"/v1/blocks/{parent}/children", Query = [], ContentType = null, Body = default }, cancellationToken);
        using JsonDocument body = JsonDocument.Parse(answer.Body);
        return [.. CommittedFacts.Ids(body.RootElement)];
    }
}
