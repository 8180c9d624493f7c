using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Operations;

/// <summary>Finds the operation of a request, segment by segment. Runs with every request: nothing is allocated.</summary>
internal sealed class OperationMatcher
{
    private const string Root = "/v1/";

    // By number of segments; literal segments before placeholders, so that /v1/users/me is not taken for a user's id.
    private readonly Candidate[][] _bySegments;

    public OperationMatcher(IReadOnlyList<NotionOperation> operations)
    {
        // A stream differs from the operation of the same path in the header Accept only.
        List<Candidate> candidates = [.. operations.Where(operation => !operation.IsStream).Select(operation => new Candidate(operation))];
        _bySegments = new Candidate[candidates.Max(candidate => candidate.Segments.Length) + 1][];
        for (int i = 0; i < _bySegments.Length; i++)
            _bySegments[i] = [.. candidates.Where(candidate => candidate.Segments.Length == i).OrderBy(candidate => candidate.Placeholders)];
    }

    public bool TryFind(HttpMethod method, ReadOnlySpan<char> path, [NotNullWhen(true)] out NotionOperation? operation)
    {
        operation = null;
        int query = path.IndexOf('?');
        if (query >= 0)
            path = path[..query];

        int root = path.IndexOf(Root, StringComparison.Ordinal);
        if (root < 0)
            return false;

        path = path[(root + 1)..];
        int count = path.Count('/') + 1;
        if (count >= _bySegments.Length)
            return false;

        foreach (Candidate candidate in _bySegments[count])
        {
            if (candidate.Operation.Method == method && candidate.Matches(path))
            {
                operation = candidate.Operation;
                return true;
            }
        }

        return false;
    }

    private sealed class Candidate
    {
        public Candidate(NotionOperation operation)
        {
            Operation = operation;
            Segments = [.. operation.Path.TrimStart('/').Split('/').Select(segment => segment.StartsWith('{') ? null : segment)];
            Placeholders = Segments.Count(segment => segment is null);
        }

        public NotionOperation Operation { get; }

        /// <summary>Null stands for a placeholder.</summary>
        public string?[] Segments { get; }

        public int Placeholders { get; }

        public bool Matches(ReadOnlySpan<char> path)
        {
            foreach (string? segment in Segments)
            {
                int end = path.IndexOf('/');
                ReadOnlySpan<char> actual = end < 0 ? path : path[..end];
                if (segment is null ? actual.IsEmpty : !actual.SequenceEqual(segment))
                    return false;

                path = end < 0 ? default : path[(end + 1)..];
            }

            return true;
        }
    }
}
