using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Description;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Logging;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Routing;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api;

/// <summary>The API itself, with no HTTP stack around it: from a request to its answer.</summary>
internal sealed class EmulatorCore(
    RouteTable routes,
    IEnumerable<IEndpoint> endpoints,
    IEnumerable<IClientEndpoint> clientEndpoints,
    IdSource ids,
    NotionEmulatorOptions options,
    ILogger logger)
{
    private const string JsonContentType = "application/json";

    // 500 KB, a limit of requests that no schema can express.
    private const int LargestJsonBody = 500 * 1024;

    private static readonly JsonDocumentOptions BodyOptions = new() { MaxDepth = ModelJson.Deepest };

    private readonly FrozenDictionary<string, IEndpoint> _endpoints =
        endpoints.ToFrozenDictionary(endpoint => endpoint.Operation.Id, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, IClientEndpoint> _clientEndpoints =
        clientEndpoints.ToFrozenDictionary(endpoint => endpoint.Operation.Id, StringComparer.Ordinal);

    private readonly RateLimiter? _rateLimiter = options.RateLimit is { } limit ? new RateLimiter(limit, options.TimeProvider) : null;

    /// <summary>The state of the emulator. Restoring a snapshot replaces it; requests in progress finish on the old one.</summary>
    public World World
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    } = new();

    public IdSource Ids => ids;

    /// <summary>The store of attached files.</summary>
    public FileHost Files { get; } = new(ids, options.TimeProvider);

    /// <summary>Answers a request. Never throws for what a client may send.</summary>
    public async ValueTask<EmulatorResponse> HandleAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (FileAddress.IsOne(request.Path))
            return Files.Answer(request);

        string requestId = ids.NewRandom().ToString();
        long began = options.TimeProvider.GetTimestamp();
        RouteMatch? match = null;
        Answer answer;
        int? retryAfter = null;
        try
        {
            // The order of the checks is that of the API: a wrong address is reported even without a token.
            match = routes.TryMatch(request.Method, request.Path, request.AsksForStream, out RouteMatch? found) ? found : throw ApiErrors.InvalidUrl();
            answer = await HandleAsync(request, match, cancellationToken);
        }
        catch (ApiException e)
        {
            logger.Refused(requestId, e.Code, e.Message);
            answer = ErrorAnswer.Of(e);
            retryAfter = e.RetryAfterSeconds;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever goes wrong inside is answered as the API would: it must not take the host down.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.Failed(e, request.Method, request.Path, requestId);
            answer = ErrorAnswer.Of(ApiErrors.Internal());
        }

        double elapsed = options.TimeProvider.GetElapsedTime(began).TotalMilliseconds;
        logger.Answered(request.Method, request.Path, answer.Status, match?.Operation.Id, elapsed, requestId);
        if (answer.Stream is { } stream)
            return new EmulatorResponse { Status = answer.Status, RequestId = requestId, ContentType = EmulatorResponse.EventStream, Body = default, Stream = stream };

        return new EmulatorResponse
        {
            Status = answer.Status,
            RequestId = requestId,
            Body = new ReadOnlySequence<byte>(AnswerEncoder.Encode(answer, requestId)),
            RetryAfterSeconds = retryAfter,
        };
    }

    /// <summary>Carries out an operation that comes from no client: a seed.</summary>
    /// <exception cref="ApiException">It breaks a rule of the API.</exception>
    public void Run(NotionOperation operation, RequestContext context)
    {
        CheckBody(operation, context.Body);
        context.Workspace.Change(() =>
        {
            _endpoints[operation.Id].Handle(context);
            context.KeepAttached();
        });
    }

    private async ValueTask<Answer> HandleAsync(EmulatorRequest request, RouteMatch match, CancellationToken cancellationToken)
    {
        if (match.Operation.UsesClientCredentials)
            return HandleClient(request, match.Operation);

        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        Connection connection = World.Connections.Authenticate(request.Authorization, now);
        _rateLimiter?.Take(connection);
        NotionVersion version = NotionVersion.Parse(request.Version);
        if (!connection.Has(CapabilityRules.Needed(match.Operation)))
            throw ApiErrors.Restricted();
        if (request.IsBodyTooLarge)
            throw ApiErrors.BodyTooLarge();

        // Assumption: the order of these checks.
        ParameterCheck.Run("path", ApiDescription.Embedded.Path(match.Operation.Id), name => [match.PathValues[name]]);
        ParameterCheck.Run("query", ApiDescription.Embedded.Query(match.Operation.Id), request.QueryValues);
        ParameterCheck.RefuseOthers(ApiDescription.Embedded.Query(match.Operation.Id), request.Query);
        using JsonDocument body = ParseBody(request, match.Operation);
        CheckBody(match.Operation, body.RootElement);
        IEndpoint endpoint = _endpoints[match.Operation.Id];
        var context = new RequestContext
        {
            Request = request,
            PathValues = match.PathValues,
            Version = version,
            Connection = connection,
            Ids = ids,
            Now = now,
            Options = options,
            FileHost = Files,
            Body = body.RootElement,
        };
        connection.Workspace.RunDueWork(context.Now, ids);
        if (AsyncTaskWork.IsAsked(match.Operation, body.RootElement))
            return Queue(endpoint, context);

        Func<Answer> handle = endpoint is IPreparedEndpoint prepared
            ? await prepared.PrepareAsync(context, cancellationToken)
            : () => endpoint.Handle(context);
        Answer answer = match.IsRead
            ? connection.Workspace.Read(handle)
            : connection.Workspace.Change(() =>
            {
                Answer done = handle();
                context.KeepAttached();
                return done;
            });
        return connection.Has(ConnectionCapabilities.ReadContent) ? answer : BlindAnswer.Of(answer, match.Operation);
    }

    private Answer Queue(IEndpoint endpoint, RequestContext context)
    {
        DateTimeOffset due = context.Now + options.AsyncDelay;
        string name = endpoint.Operation.ToString().Replace("{", ":", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        var task = new StoredAsyncTask(ids.NewTask(), context.Connection.Bot.Id, name, context.Now, due);
        Answer answer = Answer.Of(AsyncTaskAnswers.Of(task, AsyncTaskStatus.Queued, context)) with { Status = 202 };
        var work = new AsyncTaskWork(due, task, endpoint, context.Request, context.PathValues, context.Version, context.Connection, Files, options);
        context.Workspace.Change(() =>
        {
            context.Workspace.AsyncTasks.Add(task.Id, task);
            context.Workspace.Add(work);
        });

        // Without a delay nothing is left for a later request, which may be one that is refused.
        context.Workspace.RunDueWork(context.Now, ids);
        return answer;
    }

    // Assumption: these operations do without a version.
    private Answer HandleClient(EmulatorRequest request, NotionOperation operation)
    {
        ClientCredentials.Check(request.Authorization, options);
        if (request.IsBodyTooLarge)
            throw ApiErrors.BodyTooLarge();
        using JsonDocument body = ParseBody(request, operation);
        try
        {
            CheckBody(operation, body.RootElement);
        }
        catch (ApiException e)
        {
            // OAuth has codes of its own. Assumption: the messages are those of other bodies.
            bool isOther = body.RootElement.TryGetProperty("grant_type", out JsonElement grant) && grant.ValueKind == JsonValueKind.String
                && grant.GetString() is not ("authorization_code" or "refresh_token");
            throw ApiErrors.OAuth(isOther ? "unsupported_grant_type" : "invalid_request", e.Message);
        }

        var client = new ClientRequest(new BodyPart(body.RootElement, "body"), World.Installations, ids, options.TimeProvider.GetUtcNow(), options);
        return _clientEndpoints[operation.Id].Handle(client);
    }

    // The content of a block may be partial: it is merged into the stored content.
    private static void CheckBody(NotionOperation operation, JsonElement body)
    {
        if (operation == NotionOperations.CreatePage || operation == NotionOperations.UpdatePage)
            PropertyAssignment.RefuseNull(new BodyPart(body, "body"));
        if (ApiDescription.Embedded.Body(operation.Id) is { } schema)
            BodyCheck.Run(schema, new BodyPart(body, "body"), isPartial: operation == NotionOperations.UpdateBlock);
    }

    private static JsonDocument ParseBody(EmulatorRequest request, NotionOperation operation)
    {
        // A body of another kind is for the operation to take apart.
        if (request.Body.IsEmpty || ApiDescription.Embedded.TakesForm(operation.Id))
            return JsonDocument.Parse("{}");
        if (request.Body.Length > LargestJsonBody)
            throw ApiErrors.BodyTooLarge();
        if (request.ContentType is { } type && !type.StartsWith(JsonContentType, StringComparison.OrdinalIgnoreCase))
            throw ApiErrors.InvalidJson(); // Assumption: another content type is reported like invalid JSON.

        JsonDocument body;
        try
        {
            body = JsonDocument.Parse(request.Body, BodyOptions);
        }
        catch (JsonException)
        {
            throw ApiErrors.InvalidJson();
        }

        if (!TextCheck.IsReadable(request.Body.Span, BodyOptions.MaxDepth))
            throw ApiErrors.InvalidJson();
        if (body.RootElement.ValueKind == JsonValueKind.Object)
            return body;
        string text = body.RootElement.GetRawText();
        body.Dispose();
        throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBe("body", "an object", text));
    }
}
