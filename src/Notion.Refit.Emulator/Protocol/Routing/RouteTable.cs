using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Emulator.Protocol.Routing;

/// <summary>Finds the operation of a request by verb and path. Literal segments win over placeholders, a slash at the end does not count.</summary>
internal sealed class RouteTable
{
    // By verb and number of segments, so that few are compared.
    private readonly FrozenDictionary<(string Method, int Segments), Route[]> _routes;

    public RouteTable(IEnumerable<NotionOperation> operations) => _routes = operations
        .Select(operation => new Route(operation))
        .GroupBy(route => (route.Method, route.SegmentCount))
        .ToFrozenDictionary(group => group.Key, Route[] (group) => [.. group.OrderBy(route => route.PlaceholderCount)]);

    /// <summary>Finds the operation of a request; the one that returns a stream only where the request asks for it.</summary>
    public bool TryMatch(string method, string path, bool asksForStream, [NotNullWhen(true)] out RouteMatch? match) =>
        (asksForStream && TryMatch(method, path, out match, isStream: true)) || TryMatch(method, path, out match, isStream: false);

    private bool TryMatch(string method, string path, [NotNullWhen(true)] out RouteMatch? match, bool isStream)
    {
        string[] segments = (path.EndsWith('/') ? path[..^1] : path).TrimStart('/').Split('/');
        foreach (Route route in _routes.GetValueOrDefault((method, segments.Length), []))
        {
            if (route.TryMatch(segments, out match) && match.Operation.IsStream == isStream)
                return true;
        }

        match = null;
        return false;
    }

    private sealed class Route
    {
        private readonly NotionOperation _operation;
        private readonly string[] _segments;

        public Route(NotionOperation operation)
        {
            _operation = operation;
            _segments = operation.Path.TrimStart('/').Split('/');
            PlaceholderCount = _segments.Count(IsPlaceholder);
        }

        public string Method => _operation.Method.Method;

        public int SegmentCount => _segments.Length;

        public int PlaceholderCount { get; }

        public bool TryMatch(string[] segments, [NotNullWhen(true)] out RouteMatch? match)
        {
            match = null;
            for (int i = 0; i < segments.Length; i++)
            {
                if (!IsPlaceholder(_segments[i]) && !string.Equals(_segments[i], segments[i], StringComparison.Ordinal))
                    return false;
            }

            var values = new Dictionary<string, string>(PlaceholderCount, StringComparer.Ordinal);
            for (int i = 0; i < segments.Length; i++)
            {
                if (IsPlaceholder(_segments[i]))
                    values[_segments[i][1..^1]] = Uri.UnescapeDataString(segments[i]);
            }

            match = new RouteMatch(_operation, values);
            return true;
        }

        private static bool IsPlaceholder(string segment) => segment.StartsWith('{');
    }
}
