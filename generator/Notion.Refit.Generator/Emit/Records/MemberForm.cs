namespace Notion.Refit.Generator.Emit.Records;

/// <summary>The form of a member in C#.</summary>
internal enum MemberForm
{
    /// <summary>Not at all: it always has the same value.</summary>
    Constant,

    /// <summary>Always there, never null.</summary>
    Required,

    /// <summary>Always there, perhaps null.</summary>
    RequiredNullable,

    /// <summary>Null when it is absent; null itself does not travel.</summary>
    Optional,

    /// <summary>Null when it is absent and when it is null; a bit remembers which.</summary>
    NullableOptional,

    /// <summary>Has its default when it is absent; a bit remembers that.</summary>
    Defaulted,

    /// <summary>A list or map that is empty when it is absent; a bit remembers that.</summary>
    Collection,

    /// <summary>Absent, null or a value.</summary>
    ThreeState,
}
