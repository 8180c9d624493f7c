using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notion.Refit.Benchmarks.Plain;

// The models of the comparison with System.Text.Json: the same objects, the same members, ids as Guid and times as DateTimeOffset like
// ours, unknown members kept like ours; otherwise as plain as can be: classes with setters, which it reads faster than init-only ones.
// One file holds many of them, because they are data of this benchmark and nobody reads them one by one.
internal abstract class PlainObject
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}

internal sealed class PlainList<T> : PlainObject
{
    public string Object { get; set; } = "";

    public List<T> Results { get; set; } = [];

    public string? NextCursor { get; set; }

    public bool HasMore { get; set; }

    public string? Type { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainEmpty? PageOrDataSource { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainEmpty? Block { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RequestId { get; set; }
}

internal sealed class PlainEmpty : PlainObject;

internal sealed class PlainPage : PlainObject
{
    public string Object { get; set; } = "";

    public Guid Id { get; set; }

    public DateTimeOffset CreatedTime { get; set; }

    public DateTimeOffset LastEditedTime { get; set; }

    public PlainUser? CreatedBy { get; set; }

    public PlainUser? LastEditedBy { get; set; }

    public PlainFile? Cover { get; set; }

    public PlainIcon? Icon { get; set; }

    public PlainParent? Parent { get; set; }

    public bool InTrash { get; set; }

    public bool IsArchived { get; set; }

    public bool IsLocked { get; set; }

    public Dictionary<string, PlainProperty> Properties { get; set; } = [];

    public string? Url { get; set; }

    public string? PublicUrl { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RequestId { get; set; }
}

internal sealed class PlainUser : PlainObject
{
    public string Object { get; set; } = "";

    public Guid Id { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AvatarUrl { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainPerson? Person { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainEmpty? Bot { get; set; }
}

internal sealed class PlainPerson : PlainObject
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; set; }
}

internal sealed class PlainParent : PlainObject
{
    public string Type { get; set; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? PageId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? BlockId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? DataSourceId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? DatabaseId { get; set; }
}

internal sealed class PlainIcon : PlainObject
{
    public string Type { get; set; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Emoji { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainLink? External { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainLink? File { get; set; }
}

internal sealed class PlainLink : PlainObject
{
    public string Url { get; set; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ExpiryTime { get; set; }
}

internal sealed class PlainFile : PlainObject
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<PlainRichText>? Caption { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; set; }

    public string Type { get; set; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainLink? External { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainLink? File { get; set; }
}

internal sealed class PlainRichText : PlainObject
{
    public string Type { get; set; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainText? Text { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainEquation? Equation { get; set; }

    public PlainAnnotations? Annotations { get; set; }

    public string? PlainText { get; set; }

    public string? Href { get; set; }
}

internal sealed class PlainText : PlainObject
{
    public string Content { get; set; } = "";

    public PlainLink? Link { get; set; }
}

internal sealed class PlainEquation : PlainObject
{
    public string Expression { get; set; } = "";
}

internal sealed class PlainAnnotations : PlainObject
{
    public bool Bold { get; set; }

    public bool Italic { get; set; }

    public bool Strikethrough { get; set; }

    public bool Underline { get; set; }

    public bool Code { get; set; }

    public string Color { get; set; } = "";
}
