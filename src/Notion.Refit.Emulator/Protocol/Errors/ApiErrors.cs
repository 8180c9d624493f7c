using System.Globalization;

namespace Notion.Refit.Emulator.Protocol.Errors;

/// <summary>Every error of the API, with its status, code and wording. Nothing else makes one.</summary>
internal static partial class ApiErrors
{
    private const string ValidationErrorCode = "validation_error";

    // Longer text is cut, as the API does.
    private const int LongestShownValue = 55;

    public static ApiException InvalidUrl() => new(400, "invalid_request_url", "Invalid request URL.");

    public static ApiException Unauthorized() => new(401, "unauthorized", "API token is invalid.");

    /// <summary>A capability is missing.</summary>
    public static ApiException Restricted() => new(403, "restricted_resource", "Insufficient permissions for this endpoint.");

    /// <summary>The client id or secret of a public connection is missing or wrong.</summary>
    public static ApiException InvalidClient() => new(401, "invalid_client", "Client authentication failed.");

    /// <summary>A request for tokens is refused. Assumption: the wording of all of these.</summary>
    public static ApiException OAuth(string code, string message) => new(400, code, message);

    /// <summary>A budget of requests is spent.</summary>
    /// <param name="reason">Which one.</param>
    /// <param name="wait">How long it lasts until there is a new one.</param>
    public static ApiException RateLimited(string reason, TimeSpan wait) =>
        TooManyRequests(reason, wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1));

    public static ApiException InvalidJson() => new(400, "invalid_json", "Error parsing JSON body.");

    // Assumption: of the two answers that users have reported, the one of the status made for it.
    public static ApiException BodyTooLarge() => new(413, ValidationErrorCode, "Request body is too large: it should be ≤ `500` KB.");

    public static ApiException MissingVersion() =>
        new(400, "missing_version", "Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.");

    // Assumption: the wording for a version that does not exist follows the one of other values out of a fixed set.
    public static ApiException UnsupportedVersion(string header, IEnumerable<string> known) =>
        new(
            400,
            ValidationErrorCode,
            "Notion-Version header failed validation: Notion-Version header should be "
            + string.Join(" or ", known.Select(version => $"`\"{version}\"`"))
            + $", instead was {Shown(Quote(header))}.");

    /// <summary>The error for an object that does not exist or is not shared: the API does not distinguish these.</summary>
    public static ApiException NotFound(ObjectKind kind, Guid id, IIntegration integration) => new(404, "object_not_found", NotFoundMessage(kind, id, integration))
    {
        AdditionalData = [new("integration_id", integration.IntegrationId.ToString())],
    };

    /// <summary>A task that does not exist, is forgotten, or is another connection's. Its id is no UUID. Assumption: the wording.</summary>
    public static ApiException TaskNotFound(string id, IIntegration integration) => new(404, "object_not_found", $"Could not find async_task with ID: {id}.")
    {
        AdditionalData = [new("integration_id", integration.IntegrationId.ToString())],
    };

    private static ApiException Validation(string message) => new(400, ValidationErrorCode, message);

    /// <summary>A part of the request is not what it should be.</summary>
    /// <param name="part"><c>path</c>, <c>query</c> or <c>body</c>.</param>
    /// <param name="problems">Each names the place, what should be there, and what was: see the methods below.</param>
    public static ApiException FailedValidation(string part, IReadOnlyList<string> problems) =>
        problems.Count == 1
            ? Validation($"{part} failed validation: {problems[0]}")
            : Validation($"{part} failed validation. Fix one:\n{string.Join('\n', problems)}");

    public static ApiException FailedValidation(string part, string problem) => FailedValidation(part, [problem]);

    public static ApiException NotAUuid(string part, string place, string text) =>
        FailedValidation(part, ShouldBe(place, "a valid uuid", Quote(text)));

    /// <summary>Values of properties that do not fit the schema.</summary>
    public static ApiException InvalidPropertyValues(IEnumerable<string> names) =>
        Validation("Body Validation Failed. Fix the following:\n" + string.Join('\n', names.Select(name => $"Invalid property value for: \"{name}\".")));

    /// <summary>Blocks that are what the description says, but cannot be made.</summary>
    public static ApiException ContentCreationFailed(IEnumerable<string> problems) =>
        Validation("Content creation Failed. Fix the following:\n" + string.Join('\n', problems));

    /// <summary>An icon whose address is not an absolute web address.</summary>
    public static ApiException InvalidIconUrl() => Validation("Invalid page icon URL.");

    /// <summary>A cover whose address is not an absolute web address.</summary>
    public static ApiException InvalidCoverUrl() => Validation("Invalid page cover URL.");

    /// <summary>A problem of <see cref="ContentCreationFailed"/>: a block whose address is not an absolute web address.</summary>
    public static string InvalidBlockUrl(string type) => $"Invalid {type} url.";

    /// <summary>A problem of <see cref="ContentCreationFailed"/>: a link that is not an address.</summary>
    public static string InvalidLinkUrl() => "Invalid URL for link.";

    /// <summary>A mention of a date whose zone does not exist or does not fit its times. Assumption: the wording.</summary>
    public static ApiException InvalidDateMention() => ContentCreationFailed(["Invalid date mention."]);

    public static ApiException UnknownProperty(string name) => Validation(NoSuchProperty(name));

    /// <summary>A problem with a value: its property does not exist. Multiple problems are listed in order.</summary>
    public static string NoSuchProperty(string name) => $"{name} is not a property that exists.";

    /// <summary>A problem with a value: its property has another type.</summary>
    public static string WrongPropertyType(string name, string type) => $"{name} is expected to be {type}.";

    /// <summary>A status that does not exist. The odd quotation mark is the API's own.</summary>
    public static ApiException UnknownStatus(string name) => Validation($"Invalid status option. Status option \"{name}\" does not exist\".");

    public static ApiException InvalidCursor(string cursor) => Validation($"The start_cursor provided is invalid: {cursor}");

    /// <summary>A change of something in the trash.</summary>
    public static ApiException InTrash() => Validation("Can't edit block that is archived. You must unarchive the block before editing.");

    // Assumption: the wording; the member beside it is known.
    /// <summary>An edit of content that was not loaded, since the page has too much of it.</summary>
    public static ApiException TooLargeToEdit() =>
        new(400, ValidationErrorCode, "The page is too large to load in full, and the edit would remove content that was not loaded.")
        {
            AdditionalData = [new("limit_kind", "page_record_count")],
        };

    public static ApiException Internal() => new(500, "internal_server_error", "Unexpected error occurred.");

    /// <summary>A problem of <see cref="FailedValidation(string, string)"/>: a value is not what it should be.</summary>
    /// <param name="place">The path to it: <c>body.children[0].type</c>.</param>
    /// <param name="expectation">What it should be.</param>
    /// <param name="json">What it is, as JSON; <c>undefined</c> when it is absent.</param>
    public static string ShouldBe(string place, string expectation, string json) => $"{place} should be {expectation}, instead was {Shown(json)}.";

    public static string ShouldBeDefined(string place) => ShouldBe(place, "defined", "undefined");

    public static string ShouldNotBePresent(string place, string json) => ShouldBe(place, "not present", json);

    public static string LengthShouldBeAtMost(string place, int limit, int length) =>
        ShouldBe(place + ".length", "≤ " + Shown(limit.ToString(CultureInfo.InvariantCulture)), length.ToString(CultureInfo.InvariantCulture));

    /// <summary>Text as JSON shows it.</summary>
    public static string Quote(string text) => $"\"{text}\"";

    private static string Shown(string json) => json.Length > LongestShownValue ? $"`{json.AsSpan(0, LongestShownValue)}...`" : $"`{json}`";

    private static string NotFoundMessage(ObjectKind kind, Guid id, IIntegration integration) => kind switch
    {
        ObjectKind.User =>
            $"Could not find user with ID: {id}. Make sure your integration has capabilities to read user information. "
            + "With those capabilities, only members and guests in the integration's workspace are visible.",
        _ =>
            $"Could not find {Name(kind)} with ID: {id}. Make sure the relevant pages and databases are shared with your integration "
            + $"\"{integration.IntegrationName}\".",
    };

    private static string Name(ObjectKind kind) => kind switch
    {
        ObjectKind.Page => "page",
        ObjectKind.Block => "block",
        ObjectKind.Database => "database",
        ObjectKind.DataSource => "data_source",
        ObjectKind.Comment => "comment",
        ObjectKind.Discussion => "discussion",
        ObjectKind.FileUpload => "file_upload",
        ObjectKind.View => "view",
        ObjectKind.ViewQuery => "view_query",
        ObjectKind.CustomEmoji => "custom_emoji",
        ObjectKind.Agent => "agent",
        ObjectKind.Thread => "thread",
        ObjectKind.Session => "session",
        _ => "user",
    };
}
