using System.Text;

namespace Notion.Refit.Generator.Output;

/// <summary>Files that a run makes, by path relative to the root of the repository, with slashes. Text has LF line ends, bytes no BOM.</summary>
internal sealed class GeneratedFiles
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public void Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    /// <exception cref="InvalidOperationException">There is such a file already: two emitters chose one name.</exception>
    public void Add(string path, byte[] content)
    {
        if (!_files.TryAdd(path, content))
            throw new InvalidOperationException($"Two files are called '{path}'.");
    }
}
