namespace Notion.Refit.Tests.Readme;

/// <summary>Stands for the console of a snippet, so that its test sees what it wrote.</summary>
internal sealed class Lines
{
    public List<string> Written { get; } = [];

    public void WriteLine(string line) => Written.Add(line);
}
