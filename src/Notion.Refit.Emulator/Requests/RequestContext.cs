using System.Globalization;
using System.Text.Json;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.State;
using Notion.Refit.Json;
using Uuid = Notion.Refit.Emulator.Protocol.Identity.Uuid;

namespace Notion.Refit.Emulator.Requests;

/// <summary>All that an endpoint may look at: the request, taken apart, and the world it runs in.</summary>
internal sealed class RequestContext
{
    private readonly HashSet<StoredFileUpload> _attached = [];

    public required EmulatorRequest Request { get; init; }

    public required IReadOnlyDictionary<string, string> PathValues { get; init; }

    public required NotionVersion Version { get; init; }

    public required Connection Connection { get; init; }

    public required IdSource Ids { get; init; }

    /// <summary>The moment of the request; one for all that it does.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The body; an empty object when there is none.</summary>
    public required JsonElement Body { get; init; }

    /// <summary>Whether it comes from a seed, which may put pages and databases into blocks, as the app does.</summary>
    public bool IsSeed { get; init; }

    /// <summary>The options of the emulator.</summary>
    public required NotionEmulatorOptions Options { get; init; }

    /// <summary>The store of attached files.</summary>
    public required FileHost FileHost { get; init; }

    public Workspace Workspace => Connection.Workspace;

    /// <summary>The context for mapping stored objects to response models.</summary>
    public AnswerScope Scope => field ??= new AnswerScope(Workspace, Version, Connection, FileHost.LinksFor(Request, Now), Now);

    /// <summary>Notes that the operation attaches an upload, if nothing else is wrong with it.</summary>
    public void Attach(StoredFileUpload upload) => _attached.Add(upload);

    /// <summary>Attaches what was noted. To be called when the operation has been carried out, under the same lock.</summary>
    public void KeepAttached()
    {
        foreach (StoredFileUpload upload in _attached)
        {
            FileHost.Keep(upload, Now);
            Workspace.FileUploads[upload.Id] = upload with { IsAttached = true };
        }
    }

    /// <summary>Whether the body has a member, be it null.</summary>
    public bool HasMember(string name) => Body.TryGetProperty(name, out _);

    /// <summary>Whether something shall be put into the trash, or out of it; null when the request says nothing of it.</summary>
    /// <param name="inTrash">The member <c>in_trash</c>.</param>
    /// <exception cref="ApiException">The body has <c>archived</c>, which the version does not have any more.</exception>
    public bool? TrashFlag(bool? inTrash)
    {
        if (!new BodyPart(Body, "body").TryGet("archived", out BodyPart archived))
            return inTrash;
        return Version.HasArchived ? inTrash ?? archived.AsBoolean() : throw archived.ShouldNotBePresent();
    }

    /// <summary>An id out of the path.</summary>
    public Guid PathId(string name)
    {
        string text = PathValues[name];
        return Uuid.TryParse(text, out Guid id) ? id : throw ApiErrors.NotAUuid("path", $"path.{name}", text);
    }

    /// <summary>The only, or the last, query parameter of a name; null when there is none.</summary>
    public string? QueryValue(string name)
    {
        string? found = null;
        foreach (KeyValuePair<string, string> parameter in Request.Query)
        {
            if (string.Equals(parameter.Key, name, StringComparison.Ordinal))
                found = parameter.Value;
        }

        return found;
    }

    /// <summary>An id among the query parameters; null when there is none.</summary>
    public Guid? QueryId(string name)
    {
        if (QueryValue(name) is not { } text)
            return null;
        return Uuid.TryParse(text, out Guid id) ? id : throw ApiErrors.NotAUuid("query", $"query.{name}", text);
    }

    /// <summary>All query parameters of a name; clients also write <c>name[]</c>.</summary>
    public IEnumerable<string> QueryValues(string name) => Request.QueryValues(name);

    /// <summary>The page of a list that the query asks for.</summary>
    public PageRequest QueryPage() => new(
        PageRequest.SizeOf(QueryValue("page_size") is { } size ? int.Parse(size, CultureInfo.InvariantCulture) : 0),
        QueryValue("start_cursor"));

    /// <summary>The page of a list that the body asks for.</summary>
    public PageRequest BodyPage() => new(
        PageRequest.SizeOf(Body.TryGetProperty("page_size", out JsonElement size) ? size.GetInt32() : 0),
        Body.TryGetProperty("start_cursor", out JsonElement cursor) ? cursor.GetString() : null);

    /// <summary>The body as the description says it.</summary>
    public T ReadBody<T>()
        where T : INotionModel<T>
    {
        try
        {
            return ModelJson.Read<T>(Request.Body.IsEmpty ? "{}"u8 : Request.Body.Span);
        }
        catch (JsonException e)
        {
            // Assumption: a body that passes the checks and that the model cannot hold is reported in the words of the reader.
            throw ApiErrors.Unreadable(e.Message);
        }
    }
}
