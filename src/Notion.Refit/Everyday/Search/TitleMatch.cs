namespace Notion.Refit;

/// <summary>The comparison of a title with the text that is searched for.</summary>
public enum TitleMatch
{
    /// <summary>The title is the text, in upper or lower case.</summary>
    Exact,

    /// <summary>The title contains the text, in upper or lower case.</summary>
    Contains,

    /// <summary>Whatever Notion returns: titles with some of the words, the best first.</summary>
    Any,
}
