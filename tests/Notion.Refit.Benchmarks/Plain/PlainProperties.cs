using System.Text.Json.Serialization;

namespace Notion.Refit.Benchmarks.Plain;

[JsonConverter(typeof(PlainPropertyUnion))]
internal abstract class PlainProperty : PlainObject
{
    public string Id { get; set; } = "";

    public string Type { get; set; } = "";
}

internal sealed class PlainPropertyUnion : PlainUnion<PlainProperty>
{
    protected override IReadOnlyList<(string Name, Type Type)> Cases { get; } =
    [
        ("title", typeof(PlainTitleProperty)),
        ("rich_text", typeof(PlainRichTextProperty)),
        ("number", typeof(PlainNumberProperty)),
        ("select", typeof(PlainSelectProperty)),
        ("status", typeof(PlainStatusProperty)),
        ("multi_select", typeof(PlainMultiSelectProperty)),
        ("date", typeof(PlainDateProperty)),
        ("people", typeof(PlainPeopleProperty)),
        ("files", typeof(PlainFilesProperty)),
        ("checkbox", typeof(PlainCheckboxProperty)),
        ("url", typeof(PlainUrlProperty)),
        ("email", typeof(PlainEmailProperty)),
        ("phone_number", typeof(PlainPhoneNumberProperty)),
        ("formula", typeof(PlainFormulaProperty)),
        ("relation", typeof(PlainRelationProperty)),
        ("rollup", typeof(PlainRollupProperty)),
        ("created_time", typeof(PlainCreatedTimeProperty)),
        ("created_by", typeof(PlainCreatedByProperty)),
        ("last_edited_time", typeof(PlainLastEditedTimeProperty)),
        ("last_edited_by", typeof(PlainLastEditedByProperty)),
        ("unique_id", typeof(PlainUniqueIdProperty)),
    ];

    protected override Type Other => typeof(PlainOtherProperty);
}

internal sealed class PlainOtherProperty : PlainProperty;

internal sealed class PlainTitleProperty : PlainProperty
{
    public List<PlainRichText> Title { get; set; } = [];
}

internal sealed class PlainRichTextProperty : PlainProperty
{
    public List<PlainRichText> RichText { get; set; } = [];
}

internal sealed class PlainNumberProperty : PlainProperty
{
    public double? Number { get; set; }
}

internal sealed class PlainSelectProperty : PlainProperty
{
    public PlainOption? Select { get; set; }
}

internal sealed class PlainStatusProperty : PlainProperty
{
    public PlainOption? Status { get; set; }
}

internal sealed class PlainMultiSelectProperty : PlainProperty
{
    public List<PlainOption> MultiSelect { get; set; } = [];
}

internal sealed class PlainDateProperty : PlainProperty
{
    public PlainDate? Date { get; set; }
}

internal sealed class PlainPeopleProperty : PlainProperty
{
    public List<PlainUser> People { get; set; } = [];
}

internal sealed class PlainFilesProperty : PlainProperty
{
    public List<PlainFile> Files { get; set; } = [];
}

internal sealed class PlainCheckboxProperty : PlainProperty
{
    public bool Checkbox { get; set; }
}

internal sealed class PlainUrlProperty : PlainProperty
{
    public string? Url { get; set; }
}

internal sealed class PlainEmailProperty : PlainProperty
{
    public string? Email { get; set; }
}

internal sealed class PlainPhoneNumberProperty : PlainProperty
{
    public string? PhoneNumber { get; set; }
}

internal sealed class PlainFormulaProperty : PlainProperty
{
    public PlainFormula? Formula { get; set; }
}

internal sealed class PlainRelationProperty : PlainProperty
{
    public List<PlainReference> Relation { get; set; } = [];

    public bool HasMore { get; set; }
}

internal sealed class PlainRollupProperty : PlainProperty
{
    public PlainRollup? Rollup { get; set; }
}

internal sealed class PlainCreatedTimeProperty : PlainProperty
{
    public DateTimeOffset CreatedTime { get; set; }
}

internal sealed class PlainCreatedByProperty : PlainProperty
{
    public PlainUser? CreatedBy { get; set; }
}

internal sealed class PlainLastEditedTimeProperty : PlainProperty
{
    public DateTimeOffset LastEditedTime { get; set; }
}

internal sealed class PlainLastEditedByProperty : PlainProperty
{
    public PlainUser? LastEditedBy { get; set; }
}

internal sealed class PlainUniqueIdProperty : PlainProperty
{
    public PlainUniqueId? UniqueId { get; set; }
}

internal sealed class PlainOption : PlainObject
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Color { get; set; } = "";
}

internal sealed class PlainDate : PlainObject
{
    public string Start { get; set; } = "";

    public string? End { get; set; }

    public string? TimeZone { get; set; }
}

internal sealed class PlainReference : PlainObject
{
    public Guid Id { get; set; }
}

internal sealed class PlainUniqueId : PlainObject
{
    public string? Prefix { get; set; }

    public double? Number { get; set; }
}

internal sealed class PlainFormula : PlainObject
{
    public string Type { get; set; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Number { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? String { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Boolean { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainDate? Date { get; set; }
}

internal sealed class PlainRollup : PlainObject
{
    public string Type { get; set; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Number { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlainDate? Date { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<PlainProperty>? Array { get; set; }

    public string Function { get; set; } = "";
}
