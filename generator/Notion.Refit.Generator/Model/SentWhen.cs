namespace Notion.Refit.Generator.Model;

/// <summary>The condition under which a request carries a member.</summary>
internal enum SentWhen
{
    /// <summary>Whenever it was given.</summary>
    Given,

    /// <summary>Only when something is created; an update leaves it out, or fails where that would lose something.</summary>
    OnCreate,

    /// <summary>Never: only responses have it.</summary>
    Never,
}
