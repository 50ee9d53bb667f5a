. /tmp/scr/env.sh
D=$($T documents --json 2>/dev/null | head -1)
D=$(grep -o '"D-[0-9A-Z]*"' /tmp/scr/book.json | head -1 | tr -d '"')
T1="$T --today 2024-04-02"
$T1 accept $D --paragraphs 1,3-9 | tail -2
F=$($T1 findings --json | python3 -c "import json,sys; print(' '.join(r['ref'] for r in json.load(sys.stdin)[:6]))")
set -- $F
$T1 action add "Refresh the pathway plan after every move" --owner "J Price" --due 2024-04-12 --finding $1
$T1 action add "Weekly supervision of drift by team managers with a written note for each young person" --owner "A Khan" --due 2024-04-20 --finding $1 --finding $2
$T1 action add "CAMHS route agreed" --owner "Wye NHS" --partner "Wye NHS" --source board --due 2024-06-20
$T1 action add "Tell young people what changed" --source promise --promise "We will come back to you" --promised-to "the council of young people" --owner Jess
$T1 action add "Recruit two personal advisers" --owner Jess --due 2024-05-20 --finding $3
$T1 action add "Orphan action without source" 
$T1 oversight add --help | head -20
