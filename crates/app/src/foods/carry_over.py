#!/usr/bin/env python3
"""Makes the food catalogue and the table of daily intakes from published figures.

    carry_over.py FIGURES.csv MEASURES.csv AKG.csv            write catalogue.csv and akg.csv
    carry_over.py FIGURES.csv MEASURES.csv AKG.csv --check    read them back, compare every cell

FIGURES.csv   TKPI 2019 (and a few USDA) figures per 100 g edible portion
MEASURES.csv  grams of household measures
AKG.csv       daily reference intakes, Permenkes 28/2019
--out DIR     where the two tables live (default: the folder of this script)

Which foods there are, their names, categories, allergens and groups are decided
here, in FOODS. Figures are carried over as text and never pass through a number
type, so each digit is the printed one. A cell that is empty in the source is 0
when the source lists it as a true zero, and stays empty (no data) otherwise.
"""

import argparse
import csv
import io
import re
import sys
from decimal import Decimal
from pathlib import Path

# code | name (id) | name (en) | other names | state | category | retention | allergens | animal
# allergens: NONE = certainly none; ? = unknown recipe; a trailing + = at least these.
FOODS = """
AR001 | Beras putih | White rice | beras;beras giling;beras putih mentah;rice;raw rice;milled rice;polished rice | RAW | KARBOHIDRAT | RICE | NONE |
AR004 | Beras hitam | Black rice | padi hitam;forbidden rice;black rice raw | RAW | KARBOHIDRAT | RICE | NONE |
AR008 | Ketan putih | White sticky rice | beras ketan;beras ketan putih;pulut;beras pulut;glutinous rice;sticky rice | RAW | KARBOHIDRAT | RICE | NONE |
AR007 | Ketan hitam | Black sticky rice | beras ketan hitam;pulut hitam;black glutinous rice | RAW | KARBOHIDRAT | RICE | NONE |
AR013 | Beras merah | Red rice | beras tumbuk merah;beras pecah kulit;red rice raw;brown rice | RAW | KARBOHIDRAT | RICE | NONE |
AR015 | Jagung muda kuning | Young yellow corn | jagung manis;jagung segar;jagung;sweet corn;sweetcorn;fresh corn;maize | RAW | KARBOHIDRAT | VEG_OTHER | NONE |
AR016 | Jagung pipil kering | Dried corn kernels | jagung pipilan;jagung kering;jagung kuning pipil;jagung bose;dry maize;corn kernels | DRY | KARBOHIDRAT | | NONE |
AR005 | Beras jagung | Corn grits | beras jagung kuning;jagung giling;rice corn;maize grits | DRY | KARBOHIDRAT | | NONE |
AR014 | Sorgum | Sorghum | cantel;jagung cantel;lepo;wataru hamu | RAW | KARBOHIDRAT | | NONE |
AP001 | Nasi putih | Cooked white rice | nasi;nasi matang;steamed rice;boiled rice;cooked rice | COOKED | KARBOHIDRAT | | NONE |
AP002 | Nasi tim | Soft steamed rice | nasi lembek;nasi lunak;soft rice;tim | COOKED | KARBOHIDRAT | | NONE |
AP005 | Nasi merah | Cooked red rice | nasi beras merah;cooked brown rice | COOKED | KARBOHIDRAT | | NONE |
AP009 | Nasi jagung | Cooked corn grits | sego jagung;corn rice | COOKED | KARBOHIDRAT | | NONE |
AP010 | Jagung muda rebus | Boiled young corn | jagung rebus;boiled corn;boiled sweet corn | COOKED | KARBOHIDRAT | | NONE |
AP004 | Tepung beras | Rice flour | tepung beras putih;rice powder | DRY | KARBOHIDRAT | | NONE |
AP006 | Bihun kering | Rice vermicelli | bihun;mihun;mi bihun;bee hoon;rice noodles;vermicelli | DRY | KARBOHIDRAT | | ? |
AP019 | Maizena | Corn starch | tepung maizena;tepung maisena;maisena;pati jagung;cornstarch;cornflour | DRY | KARBOHIDRAT | | NONE |
AP011 | Tepung jagung | Corn flour | tepung jagung kuning;maize flour;cornmeal | DRY | KARBOHIDRAT | | NONE |
AP020 | Makaroni | Macaroni | makaroni kering;pasta;dry pasta | DRY | KARBOHIDRAT | PASTA | GLUTEN |
AP021 | Mi basah | Wet noodles | mie basah;mi kuning;mie kuning;fresh noodles;yellow noodles | PROCESSED | KARBOHIDRAT | | GLUTEN+ |
AP022 | Mi kering | Dried noodles | mie kering;mi telur kering;mie;bakmi;dry noodles;egg noodles | DRY | KARBOHIDRAT | PASTA | GLUTEN+ |
AP023 | Misoa | Wheat vermicelli | mi sua;misua;mee suah;thin wheat noodles | DRY | KARBOHIDRAT | PASTA | GLUTEN |
AP024 | Roti tawar | White bread | roti;roti putih;bread;toast bread;loaf | PROCESSED | KARBOHIDRAT | | GLUTEN+ |
AP025 | Tepung terigu | Wheat flour | terigu;tepung gandum;gandum;flour;plain flour | DRY | KARBOHIDRAT | | GLUTEN |
AP029 | Biskuit | Biscuits | kue kering;biscuit;cookies;crackers | PROCESSED | KARBOHIDRAT | | GLUTEN+ | DISH
BR013 | Kentang | Potato | kentang segar;potatoes;ubi kentang | RAW | KARBOHIDRAT | | NONE |
BR016 | Singkong | Cassava | ketela pohon;ubi kayu;ketela;telo;ubi singkong;manioc;yuca | RAW | KARBOHIDRAT | ROOT | NONE |
BR028 | Ubi jalar kuning | Yellow sweet potato | ubi kuning;ketela rambat;telo rambat;sweet potato;ubi jalar;ubi cilembu | RAW | KARBOHIDRAT | SWEET_POTATO | NONE |
BR031 | Ubi jalar putih | White sweet potato | ubi putih;ketela rambat putih;sweet potato white | RAW | KARBOHIDRAT | SWEET_POTATO | NONE |
BR030 | Ubi jalar merah | Red sweet potato | ubi merah;ketela rambat merah;orange sweet potato;sweet potato red | RAW | KARBOHIDRAT | SWEET_POTATO | NONE |
BR032 | Ubi jalar ungu | Purple sweet potato | ubi ungu;ubi tinta;ketela ungu;kemayung;sweet potato purple | RAW | KARBOHIDRAT | SWEET_POTATO | NONE |
BR025 | Talas | Taro | talas bogor;keladi;bentul;taro root | RAW | KARBOHIDRAT | ROOT | NONE |
BR005 | Bengkuang | Yam bean | bengkoang;besusu;jicama | RAW | BUAH | ROOT | NONE |
BP008 | Singkong kukus | Steamed cassava | ketela pohon kukus;singkong rebus;ubi kayu kukus | COOKED | KARBOHIDRAT | | NONE |
BP011 | Ubi jalar kuning kukus | Steamed yellow sweet potato | ubi kukus;ubi rebus;ketela rambat kukus | COOKED | KARBOHIDRAT | | NONE |
BP070 | Tepung tapioka | Tapioca flour | tapioka;tepung kanji;kanji;aci;tepung singkong;tapioca starch | DRY | KARBOHIDRAT | | NONE |
BP068 | Tepung mocaf | Mocaf flour | mocaf;mokaf;tepung singkong fermentasi;modified cassava flour | DRY | KARBOHIDRAT | | NONE |
BP067 | Tepung kentang | Potato starch | pati kentang;potato flour | DRY | KARBOHIDRAT | | NONE |
BP054 | Papeda | Sago porridge | bubur sagu;pepeda;sagu;sago | COOKED | KARBOHIDRAT | | NONE |
FR005 | Ayam, daging dengan kulit | Chicken meat with skin | ayam;daging ayam;ayam potong;ayam broiler;ayam segar;chicken;chicken meat | RAW | PROTEIN | | NONE | MEAT
FR007 | Hati ayam | Chicken liver | ati ayam;ati;liver ayam | RAW | PROTEIN | | NONE | MEAT
FP001 | Ampela ayam goreng | Fried chicken gizzard | rempela goreng;ampela;rempelo;gizzard | COOKED | PROTEIN | | ? | MEAT
FR012 | Bebek, daging | Duck meat | daging bebek;itik;daging itik;duck | RAW | PROTEIN | | NONE | MEAT
FR025 | Daging sapi tanpa lemak | Lean beef | daging sapi;sapi kurus;has dalam;daging sapi kurus;beef;beef lean | RAW | PROTEIN | | NONE | MEAT
FR026 | Daging sapi lemak sedang | Medium fat beef | sapi lemak sedang;sapi;daging sapi biasa;beef medium fat | RAW | PROTEIN | | NONE | MEAT
FR024 | Daging sapi berlemak | Fatty beef | sapi gemuk;sandung lamur;daging sapi gemuk;beef fatty;brisket | RAW | PROTEIN | | NONE | MEAT
FR031 | Hati sapi | Beef liver | ati sapi;liver sapi;ox liver | RAW | PROTEIN | | NONE | MEAT
FR023 | Babat sapi | Beef tripe | babat;jeroan;tripe | RAW | PROTEIN | | NONE | MEAT
FR021 | Daging kerbau | Buffalo meat | kerbau;water buffalo | RAW | PROTEIN | | NONE | MEAT
FR019 | Daging kambing | Goat meat | kambing;kambing kacang;goat | RAW | PROTEIN | | NONE | MEAT
FP012 | Abon sapi murni | Pure beef floss | abon;abon sapi asli;beef floss;meat floss | PROCESSED | PROTEIN | | ? | MEAT
FP011 | Abon sapi campuran | Mixed beef floss | abon sapi;beef floss mixed | PROCESSED | PROTEIN | | ? | MEAT
FP015 | Kornet sapi | Corned beef | kornet;cornet;korned;daging kaleng | PROCESSED | PROTEIN | | ? | MEAT
FP016 | Sosis sapi | Beef sausage | sosis;sosis daging;sausage;hot dog | PROCESSED | PROTEIN | | ? | MEAT
FP014 | Dendeng sapi mentah | Dried spiced beef | dendeng;daging dendeng;beef jerky | DRY | PROTEIN | | ? | MEAT
FP062 | Rendang sapi | Beef rendang | rendang;randang;rendang daging | DISH | PROTEIN | | ? | MEAT
FP046 | Empal goreng | Fried spiced beef | empal;empal daging;gepuk | DISH | PROTEIN | | ? | MEAT
FP069 | Sop daging sapi | Beef soup | sup daging;sop sapi;sup sapi;soup daging | DISH | PROTEIN | | ? | MEAT
HR002 | Telur ayam | Chicken egg | telor;telur;telur ayam negeri;telur negeri;telur ayam ras;telor ayam;egg;eggs;hen egg | RAW | PROTEIN | EGG | EGG | EGG
HR001 | Telur ayam kampung | Free-range chicken egg | telor kampung;telor ayam kampung;telur kampung;telur buras;village egg | RAW | PROTEIN | EGG | EGG | EGG
HR003 | Kuning telur ayam | Chicken egg yolk | kuning telor;kuning telur;egg yolk;yolk | RAW | PROTEIN | EGG | EGG | EGG
HR004 | Putih telur ayam | Chicken egg white | putih telor;putih telur;egg white;albumen | RAW | PROTEIN | EGG | EGG | EGG
HR011 | Telur puyuh | Quail egg | telor puyuh;telur burung puyuh;telor gemak;quail eggs | RAW | PROTEIN | EGG | EGG | EGG
HP002 | Telur bebek asin | Salted duck egg | telur asin;telor asin;telor bebek asin;telur itik asin;salted egg | PROCESSED | PROTEIN | EGG | EGG | EGG
HP001 | Telur dadar | Omelette | telor dadar;dadar;dadar telur;omelet;omlet | DISH | PROTEIN | | EGG+ | EGG
GR004 | Ikan bandeng | Milkfish | bandeng;bolu;ikan bolu;bandeng segar | RAW | PROTEIN | | FISH | FISH
GR036 | Ikan kembung | Indian mackerel | kembung;oci;ikan oci;ikan kombong;gembung;mackerel;rastrelliger | RAW | PROTEIN | | FISH | FISH
GR080 | Ikan tongkol | Little tuna | tongkol;ikan tuna kecil;eastern little tuna;mackerel tuna;tuna | RAW | PROTEIN | | FISH | FISH
GR018 | Ikan cakalang | Skipjack tuna | cakalang;skipjack;tuna | RAW | PROTEIN | | FISH | FISH
GR054 | Ikan mas | Common carp | ikan tombro;karper;ikan ameh;carp | RAW | PROTEIN | | FISH | FISH
GR056 | Ikan mujair | Mozambique tilapia | mujair;mujahir;ikan mujahir;tilapia | RAW | PROTEIN | | FISH | FISH
GR060 | Ikan patin | Pangasius catfish | patin;pangasius;dori;ikan dori;dory | RAW | PROTEIN | | FISH | FISH
GR030 | Ikan kakap | Snapper | kakap;kakap merah;kakap putih;red snapper;barramundi | RAW | PROTEIN | | FISH | FISH
GR009 | Ikan bawal | Pomfret | bawal;pomfret fish | RAW | PROTEIN | | FISH | FISH
GR025 | Ikan gabus | Snakehead fish | gabus;kutuk;ikan haruan;snakehead;murrel | RAW | PROTEIN | | FISH | FISH
GR046 | Ikan layang | Scad | layang;ikan malalugis;ikan benggol;scad mackerel | RAW | PROTEIN | | FISH | FISH
GR049 | Ikan lemuru | Bali sardinella | lemuru;sardinella;oil sardine | RAW | PROTEIN | | FISH | FISH
GR067 | Ikan selar | Trevally | selar;selar kuning;yellowstripe scad | RAW | PROTEIN | | FISH | FISH
GR066 | Ikan sarden segar | Fresh sardine | sarden;ikan sardin;sardine;sardines | RAW | PROTEIN | | FISH | FISH
GR024 | Ikan ekor kuning | Yellowtail fusilier | ekor kuning;pisang-pisang;fusilier;yellowtail | RAW | PROTEIN | | FISH | FISH
GR075 | Ikan tembang | Fringescale sardinella | tembang;juwi;herring | RAW | PROTEIN | | FISH | FISH
GR078 | Ikan teri segar | Fresh anchovy | teri;teri basah;ikan bilis;anchovy;anchovies | RAW | PROTEIN | | FISH | FISH
GR011 | Belut | Swamp eel | ikan belut;welut;eel | RAW | PROTEIN | | FISH | FISH
GR084 | Udang | Shrimp | udang segar;udang windu;udang vaname;prawn;prawns;shrimps | RAW | PROTEIN | | CRUSTACEAN | FISH
GR064 | Rebon segar | Fresh tiny shrimp | udang rebon;rebon;udang kecil;acetes | RAW | PROTEIN | | CRUSTACEAN | FISH
GR022 | Cumi-cumi | Squid | cumi;sotong;nus;calamari | RAW | PROTEIN | | MOLLUSC | FISH
GR039 | Kerang | Clams | kerang dara;kerang darah;kerang hijau;clam;cockle;shellfish | RAW | PROTEIN | | MOLLUSC | FISH
GR038 | Kepiting | Crab | rajungan;ketam;crabs | RAW | PROTEIN | | CRUSTACEAN | FISH
GP041 | Teri kering asin | Dried anchovy | teri asin;teri kering;ikan teri;teri medan;ikan bilis kering;dried anchovies | DRY | PROTEIN | | FISH | FISH
GP042 | Teri kering tawar | Unsalted dried anchovy | teri tawar;ikan teri tawar;dried anchovies unsalted | DRY | PROTEIN | | FISH | FISH
GP039 | Teri nasi kering | Dried tiny anchovy | teri nasi;teri beras;chirimen;whitebait | DRY | PROTEIN | | FISH | FISH
GP049 | Sarden kaleng | Canned sardines | ikan kaleng;sarden kalengan;sardines tin;canned fish | PROCESSED | PROTEIN | | FISH+ | FISH
GP005 | Bandeng presto | Pressure-cooked milkfish | bandeng duri lunak;soft-bone milkfish | DISH | PROTEIN | | FISH+ | FISH
GP004 | Ikan asin | Salted dried fish | ikan asin kering;gereh;jambal;salt fish;salted fish | DRY | PROTEIN | | FISH | FISH
GP046 | Rebon kering | Dried tiny shrimp | ebi rebon;udang rebon kering;udang kering;dried shrimp | DRY | PROTEIN | | CRUSTACEAN | FISH
GP054 | Abon ikan | Fish floss | abon tuna;abon lele;shredded fish | PROCESSED | PROTEIN | | FISH+ | FISH
CP061 | Tahu | Tofu | tahu putih;tahu mentah;bean curd;soybean curd | RAW | PROTEIN | | SOY |
CP062 | Tahu goreng | Fried tofu | tahu pong;tahu kulit;fried bean curd | COOKED | PROTEIN | | SOY |
CP077 | Tempe kedelai | Soybean tempeh | tempe;tempe murni;tempe kedelai murni;tempeh;tempe mentah | RAW | PROTEIN | | SOY |
CP076 | Tempe kedelai goreng | Fried soybean tempeh | tempe goreng;fried tempeh | COOKED | PROTEIN | | SOY |
CP082 | Tempe pasar | Market tempeh | tempe campuran;tempe biasa;tempeh market | RAW | PROTEIN | | SOY |
CP083 | Tempe pasar goreng | Fried market tempeh | tempe campuran goreng | COOKED | PROTEIN | | SOY |
CP051 | Oncom | Oncom | oncom merah;oncom hitam;dage;fermented press cake | RAW | PROTEIN | | PEANUT;SOY |
CP060 | Susu kedelai | Soy milk | sari kedelai;sari kacang kedelai;soymilk;soya milk | PROCESSED | SUSU_OLAHAN | | SOY |
CP037 | Kembang tahu | Dried tofu skin | kulit tahu;yuba;bean curd sheet | DRY | PROTEIN | | SOY |
CR017 | Kacang kedelai | Soybeans | kedelai;kedele;kacang kedele;soya;soy;soybean | DRY | PROTEIN | | SOY |
CR014 | Kacang hijau | Mung beans | kacang ijo;kacang padi;mung bean;green gram | DRY | PROTEIN | | NONE |
CP005 | Kacang hijau rebus | Boiled mung beans | kacang ijo rebus;cooked mung beans | COOKED | PROTEIN | | NONE |
CR026 | Kacang merah kering | Dried red kidney beans | kacang jogo;kacang merah;kidney bean;red beans | DRY | PROTEIN | | NONE |
CR027 | Kacang merah segar | Fresh red kidney beans | kacang merah basah;kacang jogo segar | RAW | PROTEIN | | NONE |
CP009 | Kacang merah rebus | Boiled red kidney beans | kacang jogo rebus;cooked kidney beans | COOKED | PROTEIN | | NONE |
CR032 | Kacang tanah | Peanuts | kacang;kacang brol;kacang suuk;kacang bangkok;peanut;groundnut | DRY | PROTEIN | | PEANUT |
CP012 | Kacang tanah goreng | Fried peanuts | kacang goreng;fried peanut;roasted peanuts | COOKED | PROTEIN | | PEANUT |
CP036 | Selai kacang | Peanut butter | pindakas;keju kacang;mentega kacang | PROCESSED | PROTEIN | | PEANUT+ |
CR033 | Kacang tunggak | Cowpeas | kacang tolo;black-eyed peas;cowpea | DRY | PROTEIN | | NONE |
CR028 | Kacang mete | Cashew nuts | kacang mede;biji jambu mete;biji jambu monyet;cashew | RAW | PROTEIN | | TREE_NUT |
CR008 | Kacang polong | Green peas | kacang ercis;ercis;peas;garden peas | RAW | SAYURAN | VEG_OTHER | NONE |
CR052 | Wijen | Sesame seeds | biji wijen;sesame;lenga | RAW | BUMBU_REMPAH | | NONE |
CP065 | Tauco | Fermented soybean paste | taoco;taucho;soy paste;soybean paste | PROCESSED | BUMBU_REMPAH | | SOY+ |
CP024 | Emping melinjo | Melinjo crackers | emping;kerupuk melinjo;emping belinjo;raw emping | DRY | LAINNYA | | NONE |
DR008 | Bayam hijau | Green amaranth | bayam;bayem;spinach;amaranth;bayam cabut | RAW | SAYURAN | VEG_GREENS | NONE |
DR009 | Bayam merah | Red amaranth | bayem merah;red spinach | RAW | SAYURAN | VEG_GREENS | NONE |
DP002 | Bayam rebus | Boiled green amaranth | bayem rebus;boiled spinach;cooked spinach | COOKED | SAYURAN | | NONE |
DR100 | Kangkung | Water spinach | kangkong;kangkung darat;kangkung air;morning glory | RAW | SAYURAN | VEG_GREENS | NONE |
DP014 | Kangkung rebus | Boiled water spinach | kangkong rebus;boiled kangkung | COOKED | SAYURAN | | NONE |
DR166 | Wortel | Carrot | carrots;bortol;wortel segar | RAW | SAYURAN | ROOT | NONE |
DP020 | Wortel rebus | Boiled carrot | boiled carrots;cooked carrot | COOKED | SAYURAN | | NONE |
DR097 | Kacang panjang | Yardlong beans | kacang lanjaran;long beans;snake beans | RAW | SAYURAN | VEG_OTHER | NONE |
DP012 | Kacang panjang rebus | Boiled yardlong beans | boiled long beans | COOKED | SAYURAN | | NONE |
DR013 | Buncis | Green beans | boncis;kacang buncis;string beans;french beans | RAW | SAYURAN | VEG_OTHER | NONE |
DP003 | Buncis rebus | Boiled green beans | boncis rebus;boiled string beans | COOKED | SAYURAN | | NONE |
DR016 | Caisim | Choy sum | caisin;sawi hijau;sawi bakso;sosin;chinese flowering cabbage | RAW | SAYURAN | VEG_GREENS | NONE |
DR141 | Sawi | Mustard greens | sawi hijau;sesawi;sawi pahit;green mustard | RAW | SAYURAN | VEG_GREENS | NONE |
DR142 | Sawi putih | Napa cabbage | petsai;pecai;pechay;chinese cabbage | RAW | SAYURAN | VEG_GREENS | NONE |
DR143 | Pakcoy | Pak choy | sawi taiwan;pakcoi;sawi sendok;bok choy | RAW | SAYURAN | VEG_GREENS | NONE |
DR114 | Kol | Cabbage | kubis;kobis;engkol;kol putih;kol merah;white cabbage | RAW | SAYURAN | VEG_OTHER | NONE |
DR113 | Kembang kol | Cauliflower | bunga kol;blumkol;kol bunga | RAW | SAYURAN | VEG_OTHER | NONE |
DR122 | Labu kuning | Pumpkin | waluh;labu parang;sambiki;labu merah;squash | RAW | SAYURAN | VEG_OTHER | NONE |
DR123 | Labu siam | Chayote | jipang;manisa;labu jipang;waluh siam | RAW | SAYURAN | VEG_OTHER | NONE |
DR083 | Oyong | Ridge gourd | gambas;ceme;luffa;kimput | RAW | SAYURAN | VEG_OTHER | NONE |
DR148 | Taoge kacang hijau | Mung bean sprouts | tauge;toge;taoge;kecambah;kecambah kacang hijau;bean sprouts | RAW | SAYURAN | VEG_OTHER | NONE |
DR149 | Taoge kedelai | Soybean sprouts | tauge kedelai;toge kedelai;kecambah kedelai;soy sprouts | RAW | SAYURAN | VEG_OTHER | SOY |
DR085 | Jagung semi | Baby corn | putren;jagung putren;jagung bayi;babycorn | RAW | SAYURAN | VEG_OTHER | NONE |
DR109 | Mentimun | Cucumber | timun;ketimun;bonteng;cucumbers | RAW | SAYURAN | VEG_OTHER | NONE |
DR161 | Tomat merah | Red tomato | tomat;tomat segar;tomato;tomatoes | RAW | SAYURAN | TOMATO | NONE |
DR159 | Terong | Eggplant | terung;terong ungu;terung panjang;aubergine;brinjal | RAW | SAYURAN | VEG_OTHER | NONE |
DR131 | Pare | Bitter gourd | paria;peria;paria putih;bitter melon | RAW | SAYURAN | VEG_OTHER | NONE |
DR071 | Daun singkong | Cassava leaves | daun ubi kayu;daun ketela;pucuk ubi;bulung gadung;cassava leaf | RAW | SAYURAN | VEG_GREENS | NONE |
DP008 | Daun singkong rebus | Boiled cassava leaves | daun ubi rebus;daun ketela rebus | COOKED | SAYURAN | | NONE |
DR035 | Daun katuk | Katuk leaves | katuk;katu;sweet leaf;star gooseberry leaves | RAW | SAYURAN | VEG_GREENS | NONE |
DR038 | Daun kelor | Moringa leaves | kelor;marungga;merunggai;marongge;moringa;drumstick leaves | RAW | SAYURAN | VEG_GREENS | NONE |
DP006 | Daun kelor rebus | Boiled moringa leaves | kelor rebus;marungga rebus | COOKED | SAYURAN | | NONE |
DR065 | Daun pepaya | Papaya leaves | daun kates;daun gedang;papaya leaf | RAW | SAYURAN | VEG_GREENS | NONE |
DR133 | Pepaya muda | Green papaya | kates muda;pepaya sayur;pepaya mentah;unripe papaya | RAW | SAYURAN | VEG_OTHER | NONE |
DR130 | Nangka muda | Young jackfruit | gori;tewel;cubadak;green jackfruit;unripe jackfruit | RAW | SAYURAN | VEG_OTHER | NONE |
DR092 | Jantung pisang | Banana blossom | ontong;ares;banana heart;banana flower | RAW | SAYURAN | VEG_OTHER | NONE |
DR126 | Lobak | White radish | lobak putih;daikon;radish | RAW | SAYURAN | ROOT | NONE |
DR010 | Bit | Beetroot | buah bit;beet;beets;umbi bit | RAW | SAYURAN | ROOT | NONE |
DR145 | Selada | Lettuce | daun selada;salada;sla;salad leaves | RAW | SAYURAN | VEG_GREENS | NONE |
DR147 | Seledri | Celery leaves | daun seledri;daun sop;selederi;saledri;celery;leaf celery | RAW | SAYURAN | VEG_GREENS | NONE |
DR102 | Kapri muda | Snow peas | kapri;kacang kapri;sugar snap;mangetout | RAW | SAYURAN | VEG_OTHER | NONE |
DR104 | Kecipir | Winged beans | kecipir muda;jaat;cipir;winged bean | RAW | SAYURAN | VEG_OTHER | NONE |
DR090 | Jamur tiram | Oyster mushroom | jamur tiram putih;oyster mushrooms;mushroom | RAW | SAYURAN | VEG_OTHER | NONE |
DR089 | Jamur merang | Straw mushroom | jamur padi;straw mushrooms;mushroom | RAW | SAYURAN | VEG_OTHER | NONE |
DR088 | Jamur kuping | Wood ear mushroom | supa lember;black fungus;wood ear | RAW | SAYURAN | VEG_OTHER | NONE |
DR084 | Genjer | Yellow velvetleaf | genjer segar;paku rawan;limnocharis | RAW | SAYURAN | VEG_GREENS | NONE |
USDA170379 | Brokoli | Broccoli | brokoli hijau;brocoli | RAW | SAYURAN | VEG_OTHER | NONE |
DR039 | Kemangi | Lemon basil | daun kemangi;surawung;basil | RAW | BUMBU_REMPAH | VEG_GREENS | NONE |
DR007 | Bawang bombai | Onion | bawang bombay;bombay;yellow onion;onions | RAW | BUMBU_REMPAH | VEG_OTHER | NONE |
DR018 | Daun bawang | Spring onion | bawang daun;loncang;bawang pre;daun bawang merah;scallion;green onion;leek | RAW | BUMBU_REMPAH | VEG_GREENS | NONE |
DP053 | Sayur sop | Clear vegetable soup | sop sayur;sup sayuran;sup sayur;vegetable soup | DISH | SAYURAN | | ? | DISH
DP047 | Sayur asem | Tamarind vegetable soup | sayur asam;sour vegetable soup | DISH | SAYURAN | | ? | DISH
DP030 | Cap cai | Stir-fried mixed vegetables | capcay;cap cay;capcai;chop suey | DISH | SAYURAN | | ? | DISH
DP031 | Gado-gado | Vegetables with peanut sauce | gado gado;lotek;peanut sauce salad | DISH | SAYURAN | | PEANUT;SOY+ | DISH
DP032 | Gudeg | Young jackfruit stew | gudeg nangka;gudeg jogja;sayur gori | DISH | SAYURAN | | ? | DISH
ER074 | Pisang ambon | Ambon banana | pisang;pisang hijau;pisang cavendish;banana;bananas | RAW | BUAH | | NONE |
ER087 | Pisang mas | Golden finger banana | pisang emas;lady finger banana | RAW | BUAH | | NONE |
ER081 | Pisang kepok | Kepok banana | pisang gepok;pisang saba;cooking banana;plantain | RAW | BUAH | | NONE |
ER089 | Pisang raja | Raja banana | pisang rajo;banana raja | RAW | BUAH | | NONE |
ER039 | Jeruk manis | Sweet orange | jeruk;jeruk peras;jeruk sunkist;orange;oranges | RAW | BUAH | | NONE |
ER037 | Jeruk keprok | Tangerine | jeruk garut;jeruk mandarin;jeruk soe;mandarin;mandarin orange | RAW | BUAH | | NONE |
ER105 | Semangka | Watermelon | samangka;watermelons;mendikai | RAW | BUAH | | NONE |
ER073 | Pepaya | Papaya | kates;gedang;pepaya matang;pepaya california;pawpaw | RAW | BUAH | | NONE |
ER067 | Melon | Melon | melon hijau;honeydew;rock melon | RAW | BUAH | | NONE |
ER070 | Nanas | Pineapple | nenas;ananas;pineapples | RAW | BUAH | | NONE |
ER058 | Mangga harum manis | Harum manis mango | mangga harumanis;mangga arumanis;arumanis | RAW | BUAH | | NONE |
ER054 | Mangga | Mango | pelem;poh;mangoes;mangga matang | RAW | BUAH | | NONE |
ER031 | Jambu biji | Guava | jambu klutuk;jambu batu;jambu kristal;guavas | RAW | BUAH | | NONE |
ER030 | Jambu air | Water apple | jambu semarang;rose apple;wax apple | RAW | BUAH | | NONE |
ER004 | Apel | Apple | apples;apel merah;apel fuji;apel segar | RAW | BUAH | | NONE |
ER001 | Alpukat | Avocado | apokat;alpokat;avokad;avocados | RAW | BUAH | | NONE |
ER097 | Rambutan | Rambutan | buah rambutan;hairy fruit | RAW | BUAH | | NONE |
ER100 | Salak pondoh | Pondoh snake fruit | salak sleman;pondoh | RAW | BUAH | | NONE |
ER101 | Salak | Snake fruit | buah salak;salak bali;snakefruit | RAW | BUAH | | NONE |
ER022 | Duku | Duku | langsat;kokosan;buah duku;lanzones | RAW | BUAH | | NONE |
ER012 | Buah naga merah | Red dragon fruit | buah naga;pitaya;dragonfruit | RAW | BUAH | | NONE |
ER006 | Belimbing | Star fruit | belimbing manis;blimbing;carambola;starfruit | RAW | BUAH | | NONE |
ER104 | Sawo | Sapodilla | sawo manila;sauh;sapota | RAW | BUAH | | NONE |
ER071 | Nangka matang | Ripe jackfruit | nangka;nongko;buah nangka;jackfruit | RAW | BUAH | | NONE |
ER106 | Sirsak | Soursop | nangka belanda;sirsat;zuurzak;graviola | RAW | BUAH | | NONE |
ER110 | Sukun | Breadfruit | buah sukun;sukun tua;amo | RAW | KARBOHIDRAT | | NONE |
ER114 | Blewah | Cantaloupe | belewah;garbis;cantaloupe melon;muskmelon | RAW | BUAH | | NONE |
ER040 | Jeruk nipis | Lime | jeruk pecel;limau nipis;limes;key lime | RAW | BUMBU_REMPAH | | NONE |
JR006 | Susu sapi segar | Fresh cow's milk | susu;susu uht;susu cair;susu murni;susu putih;milk;uht milk;whole milk | RAW | SUSU_OLAHAN | | MILK | DAIRY
JP010 | Susu skim cair | Liquid skim milk | susu rendah lemak;susu skim;skimmed milk;low fat milk | PROCESSED | SUSU_OLAHAN | | MILK | DAIRY
JP006 | Susu bubuk | Whole milk powder | susu bubuk full cream;susu full krim;milk powder;powdered milk | DRY | SUSU_OLAHAN | | MILK | DAIRY
JP009 | Susu skim bubuk | Skim milk powder | susu bubuk skim;skimmed milk powder | DRY | SUSU_OLAHAN | | MILK | DAIRY
JP007 | Susu kental manis | Sweetened condensed milk | skm;krimer kental manis;condensed milk | PROCESSED | SUSU_OLAHAN | | MILK | DAIRY
JP011 | Yogurt | Yoghurt | yoghurt tawar;yogurt tawar;plain yogurt | PROCESSED | SUSU_OLAHAN | | MILK | DAIRY
JP003 | Keju | Cheese | keju cheddar;keju batang;cheddar;keju parut | PROCESSED | SUSU_OLAHAN | | MILK | DAIRY
KR012 | Minyak kelapa sawit | Palm oil | minyak goreng;minyak sawit;minyak;cooking oil;palm cooking oil | PROCESSED | MINYAK_LEMAK | | NONE |
KR011 | Minyak kelapa | Coconut oil | minyak klentik;minyak kelapa murni;vco | PROCESSED | MINYAK_LEMAK | | NONE |
KP001 | Margarin | Margarine | margarin serbaguna;mentega nabati;mertega | PROCESSED | MINYAK_LEMAK | | ? |
KP002 | Mentega | Butter | mentega susu;salted butter;roomboter | PROCESSED | MINYAK_LEMAK | | MILK | DAIRY
KP003 | Santan encer | Thin coconut milk | santan;santan dengan air;coconut milk;diluted coconut milk | PROCESSED | MINYAK_LEMAK | | NONE |
KP004 | Santan kental | Thick coconut milk | santan murni;santan kanil;santen kental;coconut cream | PROCESSED | MINYAK_LEMAK | | NONE |
KR002 | Kelapa tua | Mature coconut meat | kelapa;kelapa parut;daging kelapa;coconut;grated coconut | RAW | MINYAK_LEMAK | | NONE |
KR001 | Kelapa setengah tua | Half-mature coconut meat | kelapa mengkal;kelapa sedang | RAW | MINYAK_LEMAK | | NONE |
MP007 | Gula pasir | White sugar | gula;gula putih;gula tebu;sugar;cane sugar | PROCESSED | LAINNYA | | NONE |
MP005 | Gula aren | Palm sugar | gula merah aren;gula enau;gula kawung;arenga sugar | PROCESSED | LAINNYA | | ? |
MP006 | Gula kelapa | Coconut sugar | gula jawa;gula merah;brown sugar;coconut palm sugar | PROCESSED | LAINNYA | | ? |
MP010 | Madu | Honey | madu lebah;madu hutan;bee honey | PROCESSED | LAINNYA | | NONE |
NR007 | Bawang merah | Shallot | brambang;berambang;shallots;red onion | RAW | BUMBU_REMPAH | VEG_OTHER | NONE |
NR008 | Bawang putih | Garlic | bawang;garlic clove;kesuna | RAW | BUMBU_REMPAH | VEG_OTHER | NONE |
NR014 | Cabai merah | Red chilli | cabe merah;lombok;cabai merah besar;cabe merah keriting;chili;chilli;red chili | RAW | BUMBU_REMPAH | VEG_OTHER | NONE |
NR015 | Cabai rawit | Bird's eye chilli | cabe rawit;rawit;cengek;lombok rawit;bird chili;chilli padi | RAW | BUMBU_REMPAH | VEG_OTHER | NONE |
NR012 | Cabai hijau | Green chilli | cabe hijau;cabe ijo;lombok ijo;green chili | RAW | BUMBU_REMPAH | VEG_OTHER | NONE |
NR018 | Jahe | Ginger | jae;halia;jahe segar;ginger root | RAW | BUMBU_REMPAH | | NONE |
NR022 | Kunyit | Turmeric | kunir;koneng;turmeric root | RAW | BUMBU_REMPAH | | NONE |
NR010 | Lengkuas | Galangal | laos;laja;langkueh;boros laja;greater galangal | RAW | BUMBU_REMPAH | | NONE |
NR019 | Kemiri | Candlenut | miri;muncang;buah keras;candlenuts | RAW | BUMBU_REMPAH | | NONE |
NR020 | Ketumbar | Coriander seed | tumbar;ketumbar biji;coriander | DRY | BUMBU_REMPAH | | NONE |
NR023 | Merica | Pepper | lada;lada hitam;lada putih;mrica;black pepper;white pepper | DRY | BUMBU_REMPAH | | NONE |
NR024 | Pala | Nutmeg | biji pala;buah pala;nutmeg seed | DRY | BUMBU_REMPAH | | NONE |
NR016 | Cengkih | Clove | cengkeh;bunga cengkeh;cloves | DRY | BUMBU_REMPAH | | NONE |
NR005 | Asam jawa | Tamarind | asem;asam;asem jawa;buah asam;tamarind pulp | RAW | BUMBU_REMPAH | | NONE |
NR021 | Kluwek | Kluwek nut | keluak;kluwak;kepayang;pucung;black nut | RAW | BUMBU_REMPAH | | NONE |
NP005 | Kecap | Soy sauce | kecap manis;kecap asin;soya sauce;sweet soy sauce | PROCESSED | BUMBU_REMPAH | | SOY;GLUTEN+ |
NP009 | Saus tomat | Tomato ketchup | saos tomat;saos;tomato sauce;ketchup | PROCESSED | BUMBU_REMPAH | | ? |
NP011 | Terasi | Shrimp paste | belacan;trasi;terasi udang;fermented shrimp paste | PROCESSED | BUMBU_REMPAH | | CRUSTACEAN+ | FISH
NP004 | Cuka | Vinegar | cuka dapur;cuka makan;asam cuka | PROCESSED | BUMBU_REMPAH | | ? |
USDA02047 | Garam | Salt | garam dapur;garam beryodium;uyah;table salt;iodised salt | PROCESSED | BUMBU_REMPAH | | NONE |
USDA174189 | Ikan lele | Catfish | lele;lele dumbo;ikan keli;catfish farmed | RAW | PROTEIN | | FISH | FISH
USDA175176 | Ikan nila | Nile tilapia | nila;nila merah;tilapia | RAW | PROTEIN | | FISH | FISH
WATER | Air | Water | air putih;air minum;air bersih;drinking water | RAW | LAINNYA | | NONE |
"""

# Rice kinds that a kitchen cooks to nasi: cooked weight over raw weight.
YIELD = {"AR001": "2.5", "AR004": "2.5", "AR013": "2.5"}

DENSITY = {
    "WATER": "1.000", "JR006": "1.030", "KR012": "0.910", "KR011": "0.920",
    "MP010": "1.420", "NP004": "1.010", "CP060": "1.020",
}

# Well-known measures beside those of the source; each is listed in measures_added.
ADDED_MEASURES = {
    "HR011": [("butir", "10")],
    "NR008": [("siung", "3")],
    "NR007": [("siung", "6")],
    "USDA02047": [("sdt", "5")],
    "MP007": [("sdm", "12.5")],
}

PIECE_MEASURES = ("butir", "ekor")

# Remarks of our own on a food's figures.
REMARKS = {
    "FR005": "edible share 58 is that of a whole carcass; meat without bone is 100",
    "JR006": "also stands in for plain UHT milk",
    "AP009": "printed water 11 and energy 357 look like those of the dry grits",
    "KR012": "beta-carotene 18181 is that of red palm oil; clear cooking oil holds far less",
    "NP005": "carbohydrates 9 are of a salty soy sauce; sweet soy sauce holds far more sugar",
    "USDA174189": "channel catfish, stands in for lele",
}

# Our nutrient names in our order, and the source column of each.
NUTRIENTS = [
    ("calories", "energy_kcal"), ("protein", "protein_g"), ("carbohydrates", "carbohydrate_g"),
    ("fat", "fat_g"), ("fiber", "fiber_g"), ("sodium", "sodium_mg"), ("calcium", "calcium_mg"),
    ("iron", "iron_mg"), ("vitaminA", "vit_a_re_ug"), ("vitaminC", "vit_c_mg"),
    ("water", "water_g"), ("ash", "ash_g"), ("phosphorus", "phosphorus_mg"),
    ("potassium", "potassium_mg"), ("zinc", "zinc_mg"), ("retinol", "retinol_ug"),
    ("betaCarotene", "beta_carotene_ug"), ("totalCarotene", "total_carotene_ug"),
    ("thiamin", "thiamin_mg"), ("riboflavin", "riboflavin_mg"), ("niacin", "niacin_mg"),
]

HEAD = [
    "code", "name_id", "name_en", "aliases", "state", "category", "source", "bdd_percent",
    "retention_group", "yield_factor", "density_g_per_ml", "piece_grams", "measures",
    "measures_added", "allergens", "quality_flags", "note", "animal", "price_low", "price_high",
]
CATALOGUE_COLUMNS = HEAD + [ours for ours, _ in NUTRIENTS]

AKG = [
    ("row", "group"), ("kind", "kind"), ("calories", "energy_kcal"), ("protein", "protein_g"),
    ("fat", "fat_g"), ("carbohydrates", "carbohydrate_g"), ("fiber", "fiber_g"),
    ("calcium", "calcium_mg"), ("iron", "iron_mg"), ("sodium", "sodium_mg"),
    ("vitaminA", "vit_a_re_ug"), ("vitaminC", "vit_c_mg"),
]

STATES = {"RAW", "COOKED", "DRY", "PROCESSED", "DISH"}
CATEGORIES = {"PROTEIN", "KARBOHIDRAT", "SAYURAN", "BUAH", "SUSU_OLAHAN", "BUMBU_REMPAH",
              "MINYAK_LEMAK", "LAINNYA"}
RETENTION = {"", "VEG_GREENS", "VEG_OTHER", "TOMATO", "SWEET_POTATO", "ROOT", "EGG", "RICE",
             "PASTA"}
ANIMALS = {"", "MEAT", "FISH", "EGG", "DAIRY", "DISH"}
ALLERGENS = {"gluten": "GLUTEN", "telur": "EGG", "ikan": "FISH", "krustase": "CRUSTACEAN",
             "moluska": "MOLLUSC", "kacang tanah": "PEANUT", "kedelai": "SOY", "susu": "MILK",
             "kacang pohon": "TREE_NUT", "sulfit": "SULPHITE"}
FLAGS = {"PRINT_ERROR_SUSPECTED", "ENERGY_MISMATCH", "PROXIMATES_SUM", "CAROTENE_MISMATCH",
         "BDD_MISSING", "NOT_IN_TKPI", "MACROS_ONLY", "VITAMIN_C_ROUNDED_TO_ZERO",
         "BETA_CAROTENE_ROUNDED_TO_ZERO", "SODIUM_FROM_OTHER_TABLE", "ZINC_IMPLAUSIBLE",
         "THIAMIN_IMPLAUSIBLE", "RIBOFLAVIN_HIGH", "ALLERGENS_INCOMPLETE"}


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def split(text):
    return [part.strip() for part in text.split(";") if part.strip()]


def foods():
    """Our own choice of foods, parsed from FOODS."""
    keys = ["code", "name_id", "name_en", "aliases", "state", "category", "retention_group",
            "allergens", "animal"]
    out = []
    for line in FOODS.strip().splitlines():
        cells = [c.strip() for c in line.split("|")]
        if len(cells) == 8:
            cells.append("")
        if len(cells) != len(keys):
            sys.exit(f"FOODS: {len(cells)} cells in: {line}")
        out.append(dict(zip(keys, cells)))
    return out


def value(row, column):
    """A filled cell wins; a listed zero is 0; anything else is no data."""
    if row[column] != "":
        return row[column]
    return "0" if column in split(row["zero_in_tkpi2017"]) else ""


def flags_and_notes(row):
    """The source's remark on a doubtful figure, as short codes and as words."""
    flags, notes = [], []

    def add(flag, note=""):
        if flag not in flags:
            flags.append(flag)
        if note:
            notes.append(note)

    for token in split(row["qc_flag"]):
        if token == "energy_vs_4-9-4":
            expected = (4 * Decimal(row["protein_g"] or 0) + 4 * Decimal(row["carbohydrate_g"] or 0)
                        + 9 * Decimal(row["fat_g"] or 0))
            add("ENERGY_MISMATCH", f"energy printed {row['energy_kcal']}, 4-9-4 gives {expected}")
        elif m := re.fullmatch(r"proximates_sum=(\d+)", token):
            add("PROXIMATES_SUM", f"proximates sum {m[1]}")
        elif token == "tkpi_print_error_suspected":
            add("PRINT_ERROR_SUSPECTED")
        elif token == "total_carotene<beta":
            add("CAROTENE_MISMATCH", f"total carotene {row['total_carotene_ug']} is less than "
                                     f"beta-carotene {row['beta_carotene_ug']}")
        elif token == "bdd_missing":
            pass  # below, for every food without an edible share
        elif token == "not_in_TKPI":
            add("NOT_IN_TKPI", "not in TKPI, taken from USDA")
        elif token == "macros_only":
            add("MACROS_ONLY", "few nutrients besides energy and macronutrients")
        elif token == "per 100 g edible":
            pass  # true of every food here
        elif token == "vit_c_mg_rounds_to_0_in_2017":
            add("VITAMIN_C_ROUNDED_TO_ZERO",
                f"vitamin C {row['vit_c_mg']} is rounded to 0 in the 2017 table")
        elif token == "beta_carotene_ug_rounds_to_0_in_2017":
            add("BETA_CAROTENE_ROUNDED_TO_ZERO",
                f"beta-carotene {row['beta_carotene_ug']} is rounded to 0 in the 2017 table")
        elif m := re.fullmatch(r"sodium_taken_from_GZI_because_2019web_duplicates_K\((\d+)\)", token):
            add("SODIUM_FROM_OTHER_TABLE", f"sodium {row['sodium_mg']} is from another "
                                           f"transcription, the 2019 web table repeats potassium {m[1]}")
        elif m := re.fullmatch(r"zinc_([\d.]+)mg_implausible", token):
            add("ZINC_IMPLAUSIBLE", f"zinc printed {m[1]} mg")
        elif m := re.fullmatch(r"thiamin_([\d.]+)mg_implausible", token):
            add("THIAMIN_IMPLAUSIBLE", f"thiamin printed {m[1]} mg")
        elif token == "riboflavin_high_check":
            add("RIBOFLAVIN_HIGH", f"riboflavin printed {row['riboflavin_mg']} mg")
        elif token == "copper_unit_suspect(ug?)":
            pass  # copper is not carried
        else:
            sys.exit(f"{row['tkpi_code']}: unknown remark {token!r}")
    if row["bdd_pct"] == "":
        add("BDD_MISSING", "edible share not printed")
    return flags, notes


def source_of(code):
    if code == "WATER":
        return "EXACT"
    return "USDA" if code.startswith("USDA") else "TKPI2019"


def to_csv(columns, rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def make_catalogue(figures, measures):
    by_code = {row["tkpi_code"]: row for row in figures}
    rows = []
    for food in foods():
        code = food["code"]
        figure = by_code[code]
        flags, notes = flags_and_notes(figure)

        allergens = food["allergens"]
        if allergens.endswith("+"):
            allergens = allergens[:-1]
            flags.append("ALLERGENS_INCOMPLETE")
            notes.append("recipe varies, other allergens are possible")
        if allergens == "?":
            allergens = ""
        if code in REMARKS:
            notes.append(REMARKS[code])

        given = [(m["measure"], m["grams"]) for m in measures if m["tkpi_code"] == code]
        added = ADDED_MEASURES.get(code, [])
        row = {
            "code": code,
            "name_id": food["name_id"],
            "name_en": food["name_en"],
            "aliases": food["aliases"],
            "state": food["state"],
            "category": food["category"],
            "source": source_of(code),
            "bdd_percent": figure["bdd_pct"],
            "retention_group": food["retention_group"],
            "yield_factor": YIELD.get(code, ""),
            "density_g_per_ml": DENSITY.get(code, ""),
            "piece_grams": next((g for n, g in given if n in PIECE_MEASURES), ""),
            "measures": ";".join(f"{n}={g}" for n, g in given + added),
            "measures_added": ";".join(n for n, _ in added),
            "allergens": allergens,
            "quality_flags": ";".join(flags),
            "note": "; ".join(notes),
            "animal": food["animal"],
            "price_low": figure["price_idr_per_kg_min"],
            "price_high": figure["price_idr_per_kg_max"],
        }
        for ours, theirs in NUTRIENTS:
            row[ours] = value(figure, theirs)
        rows.append(row)
    return to_csv(CATALOGUE_COLUMNS, rows)


def make_akg(akg):
    rows = [{ours: row[theirs] for ours, theirs in AKG} for row in akg]
    return to_csv([ours for ours, _ in AKG], rows)


# ---- check ------------------------------------------------------------------------------------
# Written the other way round (source column first, in the source's order) and apart from the
# tables above, so that a slip in those shows as a difference here.

CHECK_FIGURES = {
    "bdd_pct": "bdd_percent", "water_g": "water", "energy_kcal": "calories", "protein_g": "protein",
    "fat_g": "fat", "carbohydrate_g": "carbohydrates", "fiber_g": "fiber", "ash_g": "ash",
    "calcium_mg": "calcium", "phosphorus_mg": "phosphorus", "iron_mg": "iron",
    "sodium_mg": "sodium", "potassium_mg": "potassium", "zinc_mg": "zinc", "retinol_ug": "retinol",
    "beta_carotene_ug": "betaCarotene", "total_carotene_ug": "totalCarotene",
    "vit_a_re_ug": "vitaminA", "thiamin_mg": "thiamin", "riboflavin_mg": "riboflavin",
    "niacin_mg": "niacin", "vit_c_mg": "vitaminC", "price_idr_per_kg_min": "price_low",
    "price_idr_per_kg_max": "price_high",
}
CHECK_AKG = {
    "group": "row", "kind": "kind", "energy_kcal": "calories", "protein_g": "protein",
    "fat_g": "fat", "carbohydrate_g": "carbohydrates", "fiber_g": "fiber",
    "vit_a_re_ug": "vitaminA", "vit_c_mg": "vitaminC", "calcium_mg": "calcium", "iron_mg": "iron",
    "sodium_mg": "sodium",
}
KEPT = {"USDA02047", "WATER"}


def check(figures, measures, akg, out):
    compared = {"figures": 0, "measures": 0, "akg": 0}
    differences = []

    def same(kind, where, want, got):
        compared[kind] += 1
        if want != got:
            differences.append(f"{where}: source {want!r}, table {got!r}")

    def rule(ok, message):
        if not ok:
            differences.append(message)

    catalogue = read(out / "catalogue.csv")
    rule(list(catalogue[0]) == CATALOGUE_COLUMNS, "catalogue.csv: columns differ")
    rule(len(catalogue) >= 230, f"catalogue.csv: only {len(catalogue)} foods")
    for key in ("code", "name_id", "name_en"):
        seen = [row[key].lower() for row in catalogue]
        for twice in sorted({s for s in seen if seen.count(s) > 1}):
            differences.append(f"catalogue.csv: {key} {twice!r} occurs twice")
    ours = {row["code"]: row for row in catalogue}
    rule(KEPT <= set(ours), "catalogue.csv: salt or water is missing")

    source = {}
    for row in figures:
        rule(row["tkpi_code"] not in source, f"figures: {row['tkpi_code']} occurs twice")
        source[row["tkpi_code"]] = row
    for code, row in ours.items():
        if code not in source:
            differences.append(f"{code}: not in the figures")
            continue
        zeros = source[code]["zero_in_tkpi2017"].split(";")
        for theirs, mine in CHECK_FIGURES.items():
            want = source[code][theirs]
            if want == "" and theirs in zeros:
                want = "0"
            same("figures", f"{code} {mine}", want, row[mine])
            rule(row[mine] == "" or re.fullmatch(r"\d+(\.\d{1,3})?", row[mine]),
                 f"{code} {mine}: {row[mine]!r} is not a plain number of at most 3 decimals")

        rule(row["state"] in STATES, f"{code}: state {row['state']!r}")
        rule(row["category"] in CATEGORIES, f"{code}: category {row['category']!r}")
        rule(row["retention_group"] in RETENTION, f"{code}: retention {row['retention_group']!r}")
        rule(row["animal"] in ANIMALS, f"{code}: animal {row['animal']!r}")
        rule(row["source"] in {"TKPI2019", "USDA", "EXACT"}, f"{code}: source {row['source']!r}")
        rule(row["aliases"] == row["aliases"].lower(), f"{code}: aliases are not lower case")
        words = row["aliases"].split(";")
        rule(len(words) == len(set(words)) and all(words), f"{code}: aliases repeat or are empty")
        mine = set(split(row["allergens"]))
        rule(mine == {"NONE"} or mine <= set(ALLERGENS.values()), f"{code}: allergens {mine}")
        theirs = {ALLERGENS[a] for a in split(source[code]["allergens_bpom"])}
        rule(theirs <= mine, f"{code}: allergens {theirs - mine} are lost")
        flags = split(row["quality_flags"])
        rule(set(flags) <= FLAGS, f"{code}: flags {set(flags) - FLAGS}")
        want, _ = flags_and_notes(source[code])
        rule([f for f in flags if f != "ALLERGENS_INCOMPLETE"] == want, f"{code}: flags {flags}")
        rule(("BDD_MISSING" in flags) == (row["bdd_percent"] == ""), f"{code}: BDD_MISSING")

    given = set()
    for m in measures:
        given.add((m["tkpi_code"], m["measure"]))
        row = ours.get(m["tkpi_code"], {"measures": "", "piece_grams": ""})
        got = dict(p.split("=") for p in split(row["measures"])).get(m["measure"])
        same("measures", f"{m['tkpi_code']} {m['measure']}", m["grams"], got)
        if m["measure"] in ("butir", "ekor"):
            same("measures", f"{m['tkpi_code']} piece_grams", m["grams"], row["piece_grams"])
    for code, row in ours.items():
        names = [p.split("=")[0] for p in split(row["measures"])]
        rule(len(names) == len(set(names)), f"{code}: a measure occurs twice")
        own = {n for n in names if (code, n) not in given}
        rule(own == set(split(row["measures_added"])), f"{code}: measures_added is not {own}")

    table = read(out / "akg.csv")
    rule(list(table[0]) == [name for name, _ in AKG], "akg.csv: columns differ")
    rule(len(table) == len(akg), "akg.csv: rows are missing")
    by_row = {row["row"]: row for row in table}
    for row in akg:
        for theirs, mine in CHECK_AKG.items():
            same("akg", f"{row['group']} {mine}", row[theirs], by_row.get(row["group"], {}).get(mine))

    for line in differences:
        print(line, file=sys.stderr)
    print(f"{len(catalogue)} foods of {len(figures)}, {len(table)} rows of daily intakes")
    print(f"{sum(compared.values())} cells compared "
          f"({compared['figures']} figures, {compared['measures']} measures, "
          f"{compared['akg']} daily intakes), {len(differences)} differences")
    return 1 if differences else 0


def main():
    parser = argparse.ArgumentParser(description="Carry published food figures over.")
    parser.add_argument("figures", type=Path)
    parser.add_argument("measures", type=Path)
    parser.add_argument("akg", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    figures, measures, akg = read(args.figures), read(args.measures), read(args.akg)
    if args.check:
        return check(figures, measures, akg, args.out)
    for name, text in (("catalogue.csv", make_catalogue(figures, measures)),
                       ("akg.csv", make_akg(akg))):
        (args.out / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
