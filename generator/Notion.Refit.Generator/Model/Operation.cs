using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>An operation: a method of an interface.</summary>
internal sealed record Operation
{
    public required string Id { get; init; }

    /// <summary>The verb, in upper case.</summary>
    public required string Verb { get; init; }

    public required string Path { get; init; }

    /// <summary>The tag, which names the interface: <c>INotion</c> + tag.</summary>
    public required string Tag { get; init; }

    /// <summary>The method's name without <c>Async</c>.</summary>
    public required string Method { get; init; }

    public required string Summary { get; init; }

    public required string Description { get; init; }

    /// <summary>The page of Notion's reference.</summary>
    public required string? DocsUrl { get; init; }

    /// <summary>In the path first, in the order of the path; then in the query.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    public required RequestBody? Body { get; init; }

    /// <summary>The parts of a multipart body; empty when the body is not multipart.</summary>
    public required IReadOnlyList<MultipartPart> Parts { get; init; }

    /// <summary>The body of the first successful response; null when it has none.</summary>
    public required TypeRef? Answer { get; init; }

    /// <summary>The type of the result of the task that the operation returns; null when it returns no task, or one of any result.</summary>
    public TypeRef? TaskResult { get; init; }

    /// <summary>Whether the response is a stream of server-sent events; the answer is then the type of an event.</summary>
    public bool Streams { get; init; }

    /// <summary>The description of the first successful response.</summary>
    public required string AnswerDescription { get; init; }

    /// <summary>The other successful responses, by status.</summary>
    public required IReadOnlyList<KeyValuePair<string, TypeRef>> OtherAnswers { get; init; }

    public required bool Idempotent { get; init; }

    /// <summary>Takes the id and secret of the integration instead of a token.</summary>
    public required bool UsesClientCredentials { get; init; }

    public required bool Deprecated { get; init; }

    /// <summary>The text of the mark of a deprecated operation; null for the usual one.</summary>
    public string? Deprecation { get; init; }

    public required Pagination? Pagination { get; init; }

    public required SourceLocation Location { get; init; }

    public IEnumerable<Parameter> PathParameters => Parameters.Where(parameter => parameter.InPath);

    public IEnumerable<Parameter> QueryParameters => Parameters.Where(parameter => !parameter.InPath);
}
