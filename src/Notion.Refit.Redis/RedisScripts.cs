namespace Notion.Refit.Redis;

/// <summary>The scripts. None knows what a value means.</summary>
internal static class RedisScripts
{
    /// <summary>Key: a state. Returns the state and the time.</summary>
    public static RedisScript Read { get; } = new(
        """
        local time = redis.call('TIME')
        return {0, redis.call('GET', KEYS[1]) or '', time[1], time[2]}
        """);

    /// <summary>Key: a state. Values: the expected state, the new one, milliseconds to keep it, the channel or an empty text, what to publish before the state.</summary>
    public static RedisScript Write { get; } = new(
        """
        local time = redis.call('TIME')
        local current = redis.call('GET', KEYS[1]) or ''
        if current ~= ARGV[1] then
          return {0, current, time[1], time[2]}
        end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        if ARGV[4] ~= '' then
          redis.call('PUBLISH', ARGV[4], ARGV[5] .. ARGV[2])
        end
        return {1, '', time[1], time[2]}
        """);

    /// <summary>Keys: a lease, the mark that its token was sent. Values: the owner, milliseconds of the lease. Returns whether it was free, and whether there is a mark.</summary>
    public static RedisScript Acquire { get; } = new(
        """
        if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
          return {1, redis.call('EXISTS', KEYS[2])}
        end
        return {0, 0}
        """);

    /// <summary>Key: a lease. Values: the owner, milliseconds of the lease. Returns whether the owner still has it.</summary>
    public static RedisScript Extend { get; } = new(
        """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then
          return 0
        end
        return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        """);

    /// <summary>Keys: a lease, the mark. Values: the owner, milliseconds of the mark; zero removes it. Returns whether the owner still has the lease.</summary>
    public static RedisScript Mark { get; } = new(
        """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then
          return 0
        end
        if ARGV[2] == '0' then
          redis.call('DEL', KEYS[2])
        else
          redis.call('SET', KEYS[2], '1', 'PX', ARGV[2])
        end
        return 1
        """);

    /// <summary>Key: a lease. Value: the owner.</summary>
    public static RedisScript Release { get; } = new(
        """
        if redis.call('GET', KEYS[1]) == ARGV[1] then
          return redis.call('DEL', KEYS[1])
        end
        return 0
        """);
}
