using System.ComponentModel;

namespace Notion.Refit.Rows.Mapping;

/// <summary>The kinds of members that the source generator distinguishes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RowMemberKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A rich text.</summary>
    RichText,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A bool.</summary>
    Checkbox,

    /// <summary>A date or time.</summary>
    Date,

    /// <summary>An enum.</summary>
    Option,

    /// <summary>A list of enums or strings.</summary>
    Options,

    /// <summary>A list of numbers, of a rollup.</summary>
    Numbers,

    /// <summary>A list of dates or times, of a rollup.</summary>
    Dates,

    /// <summary>One user.</summary>
    Person,

    /// <summary>A list of users.</summary>
    People,

    /// <summary>One related page.</summary>
    Relation,

    /// <summary>A list of related pages.</summary>
    Relations,

    /// <summary>A list of files.</summary>
    Files,

    /// <summary>A place.</summary>
    Place,

    /// <summary>The verification of a page.</summary>
    Verification,
}
