using System.Text.Json;

namespace Notion.Refit.Benchmarks.Flat;

// One class for all kinds, as is often written by hand: each member is there or not, and what is not known is skipped. Nothing is looked up
// ahead, and nothing that is unknown is kept, so it cannot write an answer back as it was.

internal sealed class FlatList<T>
{
    public List<T>? Results { get; set; }

    public string? NextCursor { get; set; }

    public bool HasMore { get; set; }
}

internal sealed class FlatPage
{
    public Guid Id { get; set; }

    public DateTimeOffset CreatedTime { get; set; }

    public DateTimeOffset LastEditedTime { get; set; }

    public FlatUser? CreatedBy { get; set; }

    public FlatUser? LastEditedBy { get; set; }

    public FlatParent? Parent { get; set; }

    public FlatFile? Cover { get; set; }

    public FlatFile? Icon { get; set; }

    public bool InTrash { get; set; }

    public string? Url { get; set; }

    public string? PublicUrl { get; set; }

    public Dictionary<string, FlatProperty>? Properties { get; set; }
}

internal sealed class FlatProperty
{
    public string? Id { get; set; }

    public string? Type { get; set; }

    public List<FlatText>? Title { get; set; }

    public List<FlatText>? RichText { get; set; }

    public double? Number { get; set; }

    public FlatOption? Select { get; set; }

    public FlatOption? Status { get; set; }

    public List<FlatOption>? MultiSelect { get; set; }

    public FlatDate? Date { get; set; }

    public List<FlatUser>? People { get; set; }

    public List<FlatFile>? Files { get; set; }

    public bool? Checkbox { get; set; }

    public string? Url { get; set; }

    public string? Email { get; set; }

    public string? PhoneNumber { get; set; }

    public FlatComputed? Formula { get; set; }

    public FlatComputed? Rollup { get; set; }

    public List<FlatReference>? Relation { get; set; }

    public bool? HasMore { get; set; }

    public DateTimeOffset? CreatedTime { get; set; }

    public DateTimeOffset? LastEditedTime { get; set; }

    public FlatUser? CreatedBy { get; set; }

    public FlatUser? LastEditedBy { get; set; }

    public FlatUniqueId? UniqueId { get; set; }
}

internal sealed class FlatBlock
{
    public Guid Id { get; set; }

    public string? Type { get; set; }

    public FlatParent? Parent { get; set; }

    public DateTimeOffset CreatedTime { get; set; }

    public DateTimeOffset LastEditedTime { get; set; }

    public FlatUser? CreatedBy { get; set; }

    public FlatUser? LastEditedBy { get; set; }

    public bool HasChildren { get; set; }

    public bool InTrash { get; set; }

    public FlatContent? Paragraph { get; set; }

    [System.Text.Json.Serialization.JsonPropertyName("heading_1")]
    public FlatContent? Heading1 { get; set; }

    [System.Text.Json.Serialization.JsonPropertyName("heading_2")]
    public FlatContent? Heading2 { get; set; }

    [System.Text.Json.Serialization.JsonPropertyName("heading_3")]
    public FlatContent? Heading3 { get; set; }

    public FlatContent? BulletedListItem { get; set; }

    public FlatContent? NumberedListItem { get; set; }

    public FlatContent? ToDo { get; set; }

    public FlatContent? Toggle { get; set; }

    public FlatContent? Quote { get; set; }

    public FlatContent? Callout { get; set; }

    public FlatContent? Code { get; set; }

    public FlatContent? Equation { get; set; }

    public FlatContent? Bookmark { get; set; }

    public FlatContent? Embed { get; set; }

    public FlatContent? Image { get; set; }

    public FlatContent? Video { get; set; }

    public FlatContent? File { get; set; }

    public FlatContent? ChildPage { get; set; }

    public FlatContent? ChildDatabase { get; set; }
}

internal sealed class FlatContent
{
    public List<FlatText>? RichText { get; set; }

    public List<FlatText>? Caption { get; set; }

    public string? Color { get; set; }

    public bool? IsToggleable { get; set; }

    public bool? Checked { get; set; }

    public FlatFile? Icon { get; set; }

    public string? Language { get; set; }

    public string? Expression { get; set; }

    public string? Url { get; set; }

    public string? Type { get; set; }

    public FlatLink? External { get; set; }

    public FlatLink? File { get; set; }

    public string? Title { get; set; }
}

internal sealed class FlatText
{
    public string? Type { get; set; }

    public FlatTextContent? Text { get; set; }

    public JsonElement? Mention { get; set; }

    public FlatContent? Equation { get; set; }

    public FlatAnnotations? Annotations { get; set; }

    public string? PlainText { get; set; }

    public string? Href { get; set; }
}

internal sealed class FlatTextContent
{
    public string? Content { get; set; }

    public FlatLink? Link { get; set; }
}

internal sealed class FlatAnnotations
{
    public bool Bold { get; set; }

    public bool Italic { get; set; }

    public bool Strikethrough { get; set; }

    public bool Underline { get; set; }

    public bool Code { get; set; }

    public string? Color { get; set; }
}

internal sealed class FlatLink
{
    public string? Url { get; set; }

    public DateTimeOffset? ExpiryTime { get; set; }
}

internal sealed class FlatParent
{
    public string? Type { get; set; }

    public Guid? PageId { get; set; }

    public Guid? DatabaseId { get; set; }

    public Guid? DataSourceId { get; set; }

    public Guid? BlockId { get; set; }

    public bool? Workspace { get; set; }
}

internal sealed class FlatUser
{
    public Guid Id { get; set; }

    public string? Name { get; set; }

    public string? AvatarUrl { get; set; }

    public string? Type { get; set; }

    public FlatPerson? Person { get; set; }
}

internal sealed class FlatPerson
{
    public string? Email { get; set; }
}

internal sealed class FlatOption
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Color { get; set; }
}

internal sealed class FlatDate
{
    public string? Start { get; set; }

    public string? End { get; set; }

    public string? TimeZone { get; set; }
}

internal sealed class FlatFile
{
    public string? Name { get; set; }

    public string? Type { get; set; }

    public string? Emoji { get; set; }

    public FlatLink? External { get; set; }

    public FlatLink? File { get; set; }
}

internal sealed class FlatReference
{
    public Guid Id { get; set; }
}

internal sealed class FlatUniqueId
{
    public string? Prefix { get; set; }

    public double? Number { get; set; }
}

internal sealed class FlatComputed
{
    public string? Type { get; set; }

    public string? String { get; set; }

    public double? Number { get; set; }

    public bool? Boolean { get; set; }

    public FlatDate? Date { get; set; }

    public List<FlatProperty>? Array { get; set; }

    public string? Function { get; set; }
}
