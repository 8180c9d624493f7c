namespace Notion.Refit.Content.Folders;

/// <summary>A value of front matter.</summary>
internal abstract record YamlValue
{
    public static implicit operator YamlValue(string text) => new YamlText(text);

    /// <summary>Returns the value of a scalar, or the only one of a list; null for other values.</summary>
    public string? AsText() => this switch
    {
        YamlText text => text.Text,
        YamlList { Items: [YamlText only] } => only.Text,
        _ => null,
    };

    /// <summary>Returns the values of a list of scalars, or the only one.</summary>
    public IReadOnlyList<string> AsTexts() => this switch
    {
        YamlText { Text.Length: > 0 } text => [text.Text],
        YamlList list => [.. list.Items.OfType<YamlText>().Select(item => item.Text)],
        _ => [],
    };
}
